-- How many tasks there are that carry out, revise, draft, issue or cite a policy.
-- :policy: id; :kinds: JSON list of kinds.
SELECT count(DISTINCT edge.item)
FROM edge
WHERE edge.node = :policy
  AND edge.kind IN (SELECT value FROM json_each(:kinds))
  /* filters */
