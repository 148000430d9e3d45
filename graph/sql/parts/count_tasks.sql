-- How many tasks there are in all documents. :kinds: JSON list of kinds.
SELECT count(*)
FROM item
WHERE item.is_task = 1
  AND item.kind IN (SELECT value FROM json_each(:kinds))
  /* filters */
