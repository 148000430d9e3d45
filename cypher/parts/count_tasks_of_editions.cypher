// How many tasks there are that name one of several editions of a policy or campaign. $editions: ids; $kinds: names of kinds.
/* search */
UNWIND $editions AS edition
MATCH (:Policy|Campaign {id: edition})<-[:CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES]-(item:Item)
WITH DISTINCT item
WHERE item.sort > ''
  AND item.kind IN $kinds
  /* filters */
RETURN count(item) AS count
