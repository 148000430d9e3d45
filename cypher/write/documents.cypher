// The ids of all documents; no parameters.
MATCH (document:Document)
WHERE document.id > ''
RETURN document.id AS id
