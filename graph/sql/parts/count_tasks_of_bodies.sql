-- How many tasks there are of a unit and of what stands in for it.
-- :bodies: JSON list of [id, from, to]; :roles: names of roles; :kinds: names of kinds.
SELECT count(DISTINCT edge.item)
FROM json_each(:bodies) AS body
CROSS JOIN edge ON edge.node = json_extract(body.value, '$[0]')
CROSS JOIN document ON document.serial = edge.document
WHERE instr(:kinds, edge.kind)
  AND instr(:roles, edge.relation)
  AND coalesce(
    substr(json_extract(body.value, '$[1]'), 1, length(coalesce(document.issued_on, CAST(document.year AS TEXT)))) <= coalesce(document.issued_on, CAST(document.year AS TEXT))
    AND substr(coalesce(document.issued_on, CAST(document.year AS TEXT)), 1, length(json_extract(body.value, '$[2]'))) <= json_extract(body.value, '$[2]'),
    true
  )
  /* filters */
