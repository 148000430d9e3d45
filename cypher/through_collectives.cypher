// How many tasks more, in the documents of an answer, name a collective that the unit is or may be in by its level and
// that no roster of its time settles.
// $unit: id; $bodies: [id, from, to], the unit and what stands in for it; $roles, $kinds: names of roles and kinds, as in
// the answer.
MATCH (asked:Unit {id: $unit})
WHERE NOT asked:Collective
/* search */
UNWIND $bodies AS body
MATCH (:Unit {id: body[0]})-[duty:LEADS|SUPPORTS|IMPLEMENTS]->(item:Item)
WHERE toLower(type(duty)) IN $roles
WITH DISTINCT asked, item
WHERE item.sort > ''
  AND item.kind IN $kinds
  /* filters */
WITH asked, collect(item) AS answered, collect(DISTINCT item.document) AS documents
UNWIND documents AS document
MATCH (other:Item {document: document})<-[:LEADS|SUPPORTS|IMPLEMENTS]-(collective:Collective)
WHERE other.sort > ''
  AND other.kind IN $kinds
  AND NOT other IN answered
  AND collective.holds_level = asked.level
  AND NOT EXISTS {
    MATCH (collective)<-[one:MEMBER_OF]-()
    MATCH (notice:Document {id: document})
    WITH one, coalesce(notice.issued_on, toString(notice.year), '') AS dated
    WHERE left(coalesce(one.since, ''), size(dated)) <= dated
      AND (one.until IS NULL OR left(dated, size(one.until)) <= one.until)
  }
  AND (collective.holds_level = 'national' OR asked.jurisdiction STARTS WITH collective.holds_area)
RETURN count(DISTINCT other) AS through
