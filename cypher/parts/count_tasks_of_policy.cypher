// How many tasks there are that carry out, revise, draft, issue or cite a policy. $policy: id; $kinds: names of kinds.
/* search */
MATCH (:Policy {id: $policy})<-[:CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES]-(item:Item)
WITH DISTINCT item
WHERE item.sort > ''
  AND item.kind IN $kinds
  /* filters */
RETURN count(item) AS count
