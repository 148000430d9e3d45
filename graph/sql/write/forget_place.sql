-- Remove those of some shared nodes that no document needs and no node below it does; gives the parents of the removed.
-- :ids: JSON list of ids.
DELETE FROM place
WHERE place.id IN (SELECT value FROM json_each(:ids))
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.node = place.id)
  AND NOT EXISTS (SELECT 1 FROM place AS part WHERE part.parent = place.id)
RETURNING place.parent
