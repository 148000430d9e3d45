// Store edges that a document states, one of the parts of the statement that stores them all. Rows are the ends, then
// what each edge says, in this order.
CALL () {
  UNWIND $rows.FACT AS row
  MATCH (from:START_LABEL {id: row[0]})
  MATCH (to:END_LABEL {id: row[1]})
  CREATE (from)-[:EDGE_TYPE {
    key: row[2], document: row[3], rule: row[4], basis: row[5], open_ended: row[6], text: row[7], start: row[8],
    end: row[9], starts: row[10], ends: row[11], quote: row[12], quote_start: row[13], quote_end: row[14]
  }]->(to)
}
