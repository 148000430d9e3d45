// Which units collectives consist of, by rosters, in order; no parameters.
RETURN COLLECT {
  MATCH (member:Unit)-[one:MEMBER_OF]->(collective:Unit)
  RETURN [collective.id, member.id, one.since, one.until, one.source, one.collective_name, one.member_name]
  ORDER BY collective.id, member.id, one.source, coalesce(one.since, '')
} AS rows
