// Store that units are of collectives. $rows.memberships: the ends, the key, and what the edge says.
UNWIND $rows.memberships AS row
MATCH (member:Unit {id: row[1]})
MATCH (collective:Unit {id: row[0]})
MERGE (member)-[edge:MEMBER_OF {key: row[2]}]->(collective)
SET edge.since = row[3], edge.until = row[4], edge.source = row[5], edge.collective_name = row[6], edge.member_name = row[7]
