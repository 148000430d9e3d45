-- How many tasks there are in all documents. :kinds: names of kinds.
SELECT count(*)
FROM item
WHERE item.is_task = 1
  AND instr(:kinds, item.kind)
  /* filters */
