-- Forget what followed what where neither unit is here. :ids: JSON list of units that have gone.
DELETE FROM succession
WHERE (
    successor IN (SELECT value FROM json_each(:ids))
    OR predecessor IN (SELECT value FROM json_each(:ids))
  )
  AND NOT EXISTS (SELECT 1 FROM unit WHERE unit.id = succession.successor)
  AND NOT EXISTS (SELECT 1 FROM unit WHERE unit.id = succession.predecessor)
