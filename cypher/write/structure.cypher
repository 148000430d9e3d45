// Store what is part of what in documents, and how they name units. Rows are the ends, the key and the document.
CALL () {
  UNWIND $rows.items AS row
  MATCH (child:Item {id: row[0]})
  MATCH (parent:Item|Document {id: row[1]})
  CREATE (child)-[:PART_OF {key: row[2], document: row[3]}]->(parent)
}
CALL () {
  UNWIND $rows.actions AS row
  MATCH (child:Action {id: row[0]})
  MATCH (parent:Item|Document {id: row[1]})
  CREATE (child)-[:PART_OF {key: row[2], document: row[3]}]->(parent)
}
CALL () {
  UNWIND $rows.names AS row
  MATCH (document:Document {id: row[0]})
  MATCH (unit:Unit {id: row[1]})
  CREATE (document)-[:NAMES {key: row[2], document: row[3], text: row[4], folded: row[5]}]->(unit)
}
