-- How many tasks there are that a unit leads, supports or implements.
-- :unit: id; :roles: JSON list of roles; :kinds: JSON list of kinds.
SELECT count(DISTINCT edge.item)
FROM edge
WHERE edge.node = :unit
  AND edge.kind IN (SELECT value FROM json_each(:kinds))
  AND edge.relation IN (SELECT value FROM json_each(:roles))
  /* filters */
