-- Tasks of a unit and of what stands in for it, one row each, in list order.
-- :bodies: JSON list of [id, from, to], each for documents of these dates, as far as they are known; :roles: names of
-- roles; :kinds: names of kinds; :after: sort of the row before; :limit.
SELECT
  item.serial, item.id, item.title, item.path, item.kind, item.text, item.start, item."end", item.sort,
  document.id, document.title, document.issuer, document.number, document.issued_on, document.year
FROM json_each(:bodies) AS body
CROSS JOIN edge ON edge.node = json_extract(body.value, '$[0]')
CROSS JOIN item ON item.serial = edge.item
CROSS JOIN document ON document.serial = edge.document
WHERE instr(:kinds, edge.kind)
  AND instr(:roles, edge.relation)
  AND edge.sort > :after
  AND coalesce(
    substr(json_extract(body.value, '$[1]'), 1, length(coalesce(document.issued_on, CAST(document.year AS TEXT)))) <= coalesce(document.issued_on, CAST(document.year AS TEXT))
    AND substr(coalesce(document.issued_on, CAST(document.year AS TEXT)), 1, length(json_extract(body.value, '$[2]'))) <= json_extract(body.value, '$[2]'),
    true
  )
  /* filters */
GROUP BY edge.sort ORDER BY edge.sort LIMIT :limit
