// One item, be it a task or a section, with all that is known of it. $task: id.
MATCH (item:Item {id: $task})
MATCH (document:Document {id: item.document})
WITH item, document, COLLECT {
  MATCH (item)-[edge:LEADS|SUPPORTS|IMPLEMENTS|CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES|CONCERNS]-(node)
  RETURN [
    toLower(type(edge)), node.id, node.name, edge.text, edge.start, edge.end, edge.basis, edge.open_ended, edge.rule,
    edge.quote, edge.quote_start, edge.quote_end
  ]
  ORDER BY edge.start, edge.end, toLower(type(edge)), node.id
} AS evidence
RETURN [
  item.id, item.title, item.path, item.kind, item.text, item.start, item.end, item.sort,
  document.id, document.title, document.issuer, document.number, document.issued_on, document.year, evidence
] AS row,
  COLLECT {
    MATCH path = (item)-[:PART_OF*]->(above:Item)
    RETURN [above.id, above.title, above.start, above.end] ORDER BY length(path) DESC
  } AS parents,
  COLLECT {
    MATCH (part:Action)-[:PART_OF]->(item)
    RETURN [part.id, part.text, part.start, part.end] ORDER BY part.number
  } AS actions,
  COLLECT {
    MATCH (item)-[:MEASURED_BY]->(part:Measure)
    RETURN [
      part.id, part.text, part.name, part.value, part.unit, part.comparator, part.approximate, part.status,
      part.start, part.end
    ]
    ORDER BY part.number
  } AS measures,
  COLLECT {
    MATCH (item)-[:DUE]->(part:Deadline)
    RETURN [part.id, part.text, part.due, part.recurring, part.start, part.end] ORDER BY part.number
  } AS deadlines
