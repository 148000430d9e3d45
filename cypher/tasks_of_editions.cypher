// Tasks that name one of several editions of a policy or campaign, one row each, in list order.
// $editions: ids; $kinds: names of kinds; $after: sort of the row before; $limit.
/* search */
UNWIND $editions AS edition
MATCH (:Policy|Campaign {id: edition})<-[:CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES]-(item:Item)
WITH DISTINCT item
WHERE item.sort > $after
  AND item.kind IN $kinds
  /* filters */
WITH item ORDER BY item.sort LIMIT $limit
MATCH (document:Document {id: item.document})
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
