-- How many tasks there are in a campaign.
-- :campaign: id; :kinds: names of kinds.
SELECT count(DISTINCT edge.item)
FROM edge
WHERE edge.node = :campaign
  AND instr(:kinds, edge.kind)
  /* filters */
