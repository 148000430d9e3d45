-- How many tasks there are that name one of several editions of a policy or campaign.
-- :editions: JSON list of ids; :kinds: names of kinds.
SELECT count(DISTINCT edge.item)
FROM edge
WHERE edge.node IN (SELECT value FROM json_each(:editions))
  AND instr(:kinds, edge.kind)
  /* filters */
