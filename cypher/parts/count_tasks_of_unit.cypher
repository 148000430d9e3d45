// How many tasks there are that a unit leads, supports or implements.
// $unit: id; $roles: names of roles; $kinds: names of kinds.
/* search */
MATCH (:Unit {id: $unit})-[duty:LEADS|SUPPORTS|IMPLEMENTS]->(item:Item)
WHERE toLower(type(duty)) IN $roles
WITH DISTINCT item
WHERE item.sort > ''
  AND item.kind IN $kinds
  /* filters */
RETURN count(item) AS count
