// How many tasks there are in all documents. $kinds: names of kinds.
/* search */
MATCH (item:Item)
WHERE item.sort > ''
  AND item.kind IN $kinds
  /* filters */
RETURN count(item) AS count
