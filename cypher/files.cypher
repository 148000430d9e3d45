// The files whose documents are stored, in order of the document's id. $after: id of the document before; $limit.
MATCH (document:Document)
WHERE document.id > $after
WITH document ORDER BY document.id LIMIT $limit
MATCH (document)-[:HAS_TEXT]->(text:Text)
WITH document, text ORDER BY document.id
RETURN collect([document.id, text.sha256, text.media_type, text.given]) AS rows
