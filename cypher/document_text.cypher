// The text of one document. $document: id.
MATCH (:Document {id: $document})-[:HAS_TEXT]->(text:Text)
RETURN text.text AS text
