// Store what the registry says is part of what, unless it is there. Rows are the ends, the key and the source.
CALL () {
  UNWIND $rows.units AS row
  MATCH (child:Unit {id: row[0]})
  MATCH (parent:Unit {id: row[1]})
  MERGE (child)-[edge:PART_OF {key: row[2]}]->(parent)
  SET edge.source = row[3]
}
CALL () {
  UNWIND $rows.places AS row
  MATCH (child:Place {id: row[0]})
  MATCH (parent:Place {id: row[1]})
  MERGE (child)-[edge:PART_OF {key: row[2]}]->(parent)
  SET edge.source = row[3]
}
