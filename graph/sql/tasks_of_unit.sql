-- Tasks that a unit leads, supports or implements, one row each, in list order.
-- :unit: id; :roles: names of roles; :kinds: names of kinds; :after: sort of the row before; :limit.
SELECT
  item.serial, item.id, item.title, item.path, item.kind, item.text, item.start, item."end", item.sort,
  document.id, document.title, document.issuer, document.number, document.issued_on, document.year
FROM edge
CROSS JOIN item ON item.serial = edge.item
CROSS JOIN document ON document.serial = edge.document
WHERE edge.node = :unit
  AND instr(:kinds, edge.kind)
  AND instr(:roles, edge.relation)
  AND edge.sort > :after
  /* filters */
GROUP BY edge.sort ORDER BY edge.sort LIMIT :limit
