// Store what belongs to documents: nodes, and the edges that tie them to what they are of. Each parameter is a list of
// rows, whose columns stand in the order that is written here.
CALL () {
  UNWIND $rows.documents AS row
  CREATE (document:Document)
  SET document = row
}
CALL () {
  UNWIND $rows.texts AS row
  MATCH (document:Document {id: row[1]})
  CREATE (document)-[:HAS_TEXT {document: row[1]}]->(:Text {
    id: row[0], document: row[1], text: row[2], media_type: row[3], sha256: row[4], given: row[5]
  })
}
CALL () {
  UNWIND $rows.unread AS row
  MATCH (document:Document {id: row[1]})
  CREATE (document)-[:HAS_UNREAD {document: row[1]}]->(:Unread {
    id: row[0], document: row[1], number: row[2], text: row[3], start: row[4], end: row[5], why: row[6]
  })
}
CALL () {
  UNWIND $rows.sections AS row
  CREATE (:Item:Section {
    id: row[0], document: row[1], path: row[2], title: row[3], order: row[4], start: row[4], end: row[5], kind: row[6],
    text: row[7]
  })
}
CALL () {
  UNWIND $rows.tasks AS row
  CREATE (:Item:Task {
    id: row[0], document: row[1], path: row[2], title: row[3], order: row[4], start: row[4], end: row[5], kind: row[6],
    text: row[7], sort: row[8]
  })
}
CALL () {
  UNWIND $rows.achievements AS row
  CREATE (:Item:Achievement {
    id: row[0], document: row[1], path: row[2], title: row[3], order: row[4], start: row[4], end: row[5], kind: row[6],
    text: row[7], sort: row[8]
  })
}
CALL () {
  UNWIND $rows.words AS row
  MATCH (item:Item {id: row[2]})
  CREATE (item)-[:HAS_WORDS {document: row[1]}]->(:Words {id: row[0], document: row[1], words: row[3]})
}
CALL () {
  UNWIND $rows.actions AS row
  CREATE (:Action {id: row[0], document: row[1], number: row[2], text: row[3], start: row[4], end: row[5]})
}
CALL () {
  UNWIND $rows.measures AS row
  CREATE (:Measure {
    id: row[0], document: row[1], number: row[2], text: row[3], start: row[4], end: row[5], name: row[6], value: row[7],
    unit: row[8], comparator: row[9], approximate: row[10], status: row[11]
  })
}
CALL () {
  UNWIND $rows.deadlines AS row
  CREATE (:Deadline {
    id: row[0], document: row[1], number: row[2], text: row[3], start: row[4], end: row[5], due: row[6],
    recurring: row[7]
  })
}
