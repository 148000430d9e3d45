// Tasks of a unit and of what stands in for it, one row each, in list order.
// $bodies: [id, from, to], each for documents of these dates, as far as they are known; $roles: names of roles; $kinds:
// names of kinds; $after: sort of the row before; $limit.
/* search */
UNWIND $bodies AS body
MATCH (:Unit {id: body[0]})-[duty:LEADS|SUPPORTS|IMPLEMENTS]->(item:Item)
WHERE toLower(type(duty)) IN $roles
WITH DISTINCT item, body
WHERE item.sort > $after
  AND item.kind IN $kinds
  /* filters */
MATCH (document:Document {id: item.document})
WITH item, document, body, coalesce(document.issued_on, toString(document.year)) AS dated
WHERE dated IS NULL OR (left(body[1], size(dated)) <= dated AND left(dated, size(body[2])) <= body[2])
WITH DISTINCT item, document ORDER BY item.sort LIMIT $limit
WITH item, document, COLLECT {
  MATCH (item)-[edge:LEADS|SUPPORTS|IMPLEMENTS|CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES|CONCERNS]-(node)
  WHERE true
    /* evidence */
  RETURN [
    toLower(type(edge)), node.id, node.name, edge.text, edge.start, edge.end, edge.basis, edge.open_ended, edge.rule,
    edge.quote, edge.quote_start, edge.quote_end
  ]
  ORDER BY edge.start, edge.end, toLower(type(edge)), node.id
} AS evidence
ORDER BY item.sort
RETURN collect([
  item.id, item.title, item.path, item.kind, item.text, item.start, item.end, item.sort,
  document.id, document.title, document.issuer, document.number, document.issued_on, document.year, evidence
]) AS rows
