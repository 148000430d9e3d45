// Of which collectives units are, by rosters, in order. $units: ids.
RETURN COLLECT {
  UNWIND $units AS id
  MATCH (member:Unit {id: id})-[one:MEMBER_OF]->(collective:Unit)
  RETURN [collective.id, member.id, one.since, one.until, one.source, one.collective_name, one.member_name]
  ORDER BY collective.id, member.id, one.source, coalesce(one.since, '')
} AS rows
