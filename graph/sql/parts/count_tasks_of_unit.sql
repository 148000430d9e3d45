-- How many tasks there are that a unit leads, supports or implements.
-- :unit: id; :roles: names of roles; :kinds: names of kinds.
SELECT count(DISTINCT edge.item)
FROM edge
WHERE edge.node = :unit
  AND instr(:kinds, edge.kind)
  AND instr(:roles, edge.relation)
  /* filters */
