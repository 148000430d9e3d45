// Forget documents and what belongs to them, with all its edges. $documents: ids.
UNWIND $documents AS id
MATCH (document:Document {id: id})<-[:PART_OF*0..]-(owner)
OPTIONAL MATCH (owner)-[:MEASURED_BY|DUE|HAS_TEXT|HAS_UNREAD|HAS_WORDS]->(part)
WITH collect(DISTINCT owner) + collect(DISTINCT part) AS gone
UNWIND gone AS node
DETACH DELETE node
