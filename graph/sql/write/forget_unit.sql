-- Remove those of some shared nodes that no document needs and no node below it does; gives the parents of the removed.
-- :ids: JSON list of ids.
DELETE FROM unit
WHERE unit.id IN (SELECT value FROM json_each(:ids))
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.node = unit.id)
  AND NOT EXISTS (SELECT 1 FROM unit AS part WHERE part.parent = unit.id)
RETURNING unit.parent
