// How many tasks there are in a campaign. $campaign: id; $kinds: names of kinds.
/* search */
MATCH (:Campaign {id: $campaign})<-[:CARRIES_OUT]-(item:Item)
WITH DISTINCT item
WHERE item.sort > ''
  AND item.kind IN $kinds
  /* filters */
RETURN count(item) AS count
