-- Only edges of what stands in for a unit at the time of their document. :bodies: JSON list of [id, from, to].
AND EXISTS (
  SELECT 1
  FROM json_each(:bodies) AS body CROSS JOIN document ON document.serial = edge.document
  WHERE json_extract(body.value, '$[0]') = edge.node
    AND substr(json_extract(body.value, '$[1]'), 1, length(coalesce(document.issued_on, CAST(document.year AS TEXT), ''))) <= coalesce(document.issued_on, CAST(document.year AS TEXT), '')
    AND substr(coalesce(document.issued_on, CAST(document.year AS TEXT), ''), 1, length(json_extract(body.value, '$[2]'))) <= json_extract(body.value, '$[2]')
)
