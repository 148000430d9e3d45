-- Tasks that name one of several editions of a policy or campaign, one row each, in list order.
-- :editions: JSON list of ids; :kinds: names of kinds; :after: sort of the row before; :limit.
SELECT
  item.serial, item.id, item.title, item.path, item.kind, item.text, item.start, item."end", item.sort,
  document.id, document.title, document.issuer, document.number, document.issued_on, document.year
FROM edge
CROSS JOIN item ON item.serial = edge.item
CROSS JOIN document ON document.serial = edge.document
WHERE edge.node IN (SELECT value FROM json_each(:editions))
  AND instr(:kinds, edge.kind)
  AND edge.sort > :after
  /* filters */
GROUP BY edge.sort ORDER BY edge.sort LIMIT :limit
