// The files whose documents are stored, in order of the document's id; no parameters.
MATCH (document:Document)-[:HAS_TEXT]->(text:Text)
WITH document, text ORDER BY document.id
RETURN collect([document.id, text.sha256, text.given]) AS rows
