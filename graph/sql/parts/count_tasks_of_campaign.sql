-- How many tasks there are in a campaign.
-- :campaign: id; :kinds: JSON list of kinds.
SELECT count(DISTINCT edge.item)
FROM edge
WHERE edge.node = :campaign
  AND edge.kind IN (SELECT value FROM json_each(:kinds))
  /* filters */
