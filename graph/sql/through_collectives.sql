-- How many tasks more, in the documents of an answer, name a collective that the unit is or may be in by its level.
-- :unit: id; :roles, :kinds: JSON lists, as in the answer.
WITH answer AS MATERIALIZED (
  SELECT DISTINCT edge.document, edge.item
  FROM edge
  WHERE edge.node = :unit
    AND edge.kind IN (SELECT value FROM json_each(:kinds))
    AND edge.relation IN (SELECT value FROM json_each(:roles))
    /* filters */
)
SELECT count(DISTINCT named.item)
FROM unit AS asked
CROSS JOIN (SELECT DISTINCT answer.document FROM answer) AS notice
CROSS JOIN edge AS named INDEXED BY edge_of_collective
  ON named.document = notice.document AND named.collective = 1
CROSS JOIN unit AS collective ON collective.id = named.node
WHERE asked.id = :unit
  AND asked.collective = 0
  AND named.kind IN (SELECT value FROM json_each(:kinds))
  AND collective.holds_level = asked.level
  AND (
    collective.holds_level = 'national'
    OR substr(asked.jurisdiction, 1, length(collective.holds_area)) = collective.holds_area
  )
  AND named.item NOT IN (SELECT answer.item FROM answer)
