-- How many tasks more, in the documents of an answer, name a collective that the unit is or may be in by its level and
-- that no roster of its time settles.
-- :unit: id; :bodies: JSON list of [id, from, to], the unit and what stands in for it; :roles, :kinds: names of roles and
-- kinds, as in the answer.
SELECT count(DISTINCT named.item)
FROM (
  SELECT DISTINCT edge.document
  FROM edge
  WHERE edge.node IN (SELECT json_extract(body.value, '$[0]') FROM json_each(:bodies) AS body)
    AND instr(:kinds, edge.kind)
    AND instr(:roles, edge.relation)
    /* filters */
) AS notice
CROSS JOIN unit AS asked ON asked.id = :unit AND asked.collective = 0
CROSS JOIN edge AS named INDEXED BY edge_of_collective
  ON named.document = notice.document AND named.collective = 1 AND instr(:kinds, named.kind)
CROSS JOIN unit AS collective ON collective.id = named.node
WHERE collective.holds_level = asked.level
  AND (
    collective.holds_level = 'national'
    OR substr(asked.jurisdiction, 1, length(collective.holds_area)) = collective.holds_area
  )
  AND NOT EXISTS (
    SELECT 1
    FROM roster CROSS JOIN document ON document.serial = named.document
    WHERE roster.collective = named.node
      AND substr(roster.since, 1, length(coalesce(document.issued_on, CAST(document.year AS TEXT), ''))) <= coalesce(document.issued_on, CAST(document.year AS TEXT), '')
      AND (roster.until = '' OR substr(coalesce(document.issued_on, CAST(document.year AS TEXT), ''), 1, length(roster.until)) <= roster.until)
  )
  AND NOT EXISTS (
    SELECT 1
    FROM edge
    WHERE edge.document = named.document AND edge.item = named.item
      AND edge.node IN (SELECT json_extract(body.value, '$[0]') FROM json_each(:bodies) AS body)
      AND instr(:roles, edge.relation)
      /* filters */
  )
