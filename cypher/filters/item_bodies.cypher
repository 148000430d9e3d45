// Only tasks of what stands in for a unit at the time of their document. $bodies: [id, from, to].
AND EXISTS {
  UNWIND $bodies AS one
  MATCH (:Unit {id: one[0]})-[held:LEADS|SUPPORTS|IMPLEMENTS]->(item)
  MATCH (notice:Document {id: item.document})
  WITH one, held, coalesce(notice.issued_on, toString(notice.year), '') AS dated
  WHERE toLower(type(held)) IN $roles
    AND left(one[1], size(dated)) <= dated
    AND left(dated, size(one[2])) <= one[2]
}
