// What is stored of documents, with the text only where the reading differs. $rows: ids and fingerprints.
UNWIND $rows AS row
MATCH (document:Document {id: row.id})-[:HAS_TEXT]->(text:Text)
RETURN document.id AS id, document.fingerprint AS fingerprint, document.title AS title,
  CASE WHEN document.fingerprint <> row.fingerprint THEN text.text END AS text
