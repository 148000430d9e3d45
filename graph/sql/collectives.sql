-- Collectives that may hold a unit by its level and place, in order of id. :level; :jurisdiction: place code.
SELECT id, name, short, kind, level, jurisdiction, collective, provisional, parent, tasks
FROM unit_row AS unit
WHERE unit.id IN (
  SELECT held.id
  FROM unit AS held
  WHERE held.collective = 1 AND held.holds_level = :level AND held.provisional = 0
    AND (:level = 'national' OR substr(:jurisdiction, 1, length(held.holds_area)) = held.holds_area)
)
ORDER BY unit.id
