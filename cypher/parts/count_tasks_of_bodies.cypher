// How many tasks there are of a unit and of what stands in for it.
// $bodies: [id, from, to]; $roles: names of roles; $kinds: names of kinds.
/* search */
UNWIND $bodies AS body
MATCH (:Unit {id: body[0]})-[duty:LEADS|SUPPORTS|IMPLEMENTS]->(item:Item)
WHERE toLower(type(duty)) IN $roles
WITH DISTINCT item, body
WHERE item.sort > ''
  AND item.kind IN $kinds
  /* filters */
MATCH (document:Document {id: item.document})
WITH item, document, body, coalesce(document.issued_on, toString(document.year)) AS dated
WHERE dated IS NULL OR (left(body[1], size(dated)) <= dated AND left(dated, size(body[2])) <= body[2])
RETURN count(DISTINCT item) AS count
