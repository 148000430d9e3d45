-- Tasks of all documents, in list order. :kinds: names of kinds; :after: sort of the row before; :limit.
SELECT
  item.serial, item.id, item.title, item.path, item.kind, item.text, item.start, item."end", item.sort,
  document.id, document.title, document.issuer, document.number, document.issued_on, document.year
FROM item
CROSS JOIN document ON document.serial = item.document
WHERE item.is_task = 1
  AND instr(:kinds, item.kind)
  AND item.sort > :after
  /* filters */
ORDER BY item.sort LIMIT :limit
