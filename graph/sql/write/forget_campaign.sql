-- Remove those of some shared nodes that no document needs; gives the parents of the removed.
-- :ids: JSON list of ids.
DELETE FROM campaign
WHERE campaign.id IN (SELECT value FROM json_each(:ids))
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.node = campaign.id)
RETURNING NULL
