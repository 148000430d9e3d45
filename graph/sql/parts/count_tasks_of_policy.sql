-- How many tasks there are that carry out, revise, draft, issue or cite a policy.
-- :policy: id; :kinds: names of kinds.
SELECT count(DISTINCT edge.item)
FROM edge
WHERE edge.node = :policy
  AND instr(:kinds, edge.kind)
  /* filters */
