-- Remove those of some units that no document, no roster and no unit below them needs; gives the parents of the removed.
-- :ids: JSON list of ids.
DELETE FROM unit
WHERE unit.id IN (SELECT value FROM json_each(:ids))
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.node = unit.id)
  AND NOT EXISTS (SELECT 1 FROM unit AS part WHERE part.parent = unit.id)
  AND NOT EXISTS (SELECT 1 FROM roster WHERE roster.member = unit.id)
  AND NOT EXISTS (SELECT 1 FROM roster WHERE roster.collective = unit.id)
RETURNING unit.parent
