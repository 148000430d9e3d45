// Store what followed what, where both units are here. $rows.successions: successor, predecessor, key, date, basis.
UNWIND $rows.successions AS row
MATCH (successor:Unit {id: row[0]})
MATCH (predecessor:Unit {id: row[1]})
MERGE (successor)-[edge:SUCCEEDS {key: row[2]}]->(predecessor)
SET edge.on = row[3], edge.source = row[4]
