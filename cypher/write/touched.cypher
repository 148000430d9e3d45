// The shared nodes that documents need, each told of the tasks that it loses. $documents: ids.
UNWIND $documents AS id
MATCH (document:Document {id: id})
CALL (document) {
  RETURN document AS owner
  UNION ALL
  MATCH (owner:Item {document: document.id})
  RETURN owner
}
MATCH (owner)-[edge:LEADS|SUPPORTS|IMPLEMENTS|CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES|CONCERNS|ISSUED_BY|ADDRESSED_TO]-(node)
WITH node, count(DISTINCT CASE WHEN owner:Task AND NOT edge:CONCERNS THEN owner END) AS tasks
SET node.tasks = node.tasks - tasks
RETURN node.id AS id
