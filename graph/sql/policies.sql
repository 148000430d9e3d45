-- Policies in order of id, with the number of planned tasks that name each. :after: id of the row before; :limit.
SELECT
  policy.id, policy.name,
  (SELECT count(DISTINCT edge.item) FROM edge WHERE edge.node = policy.id AND edge.kind = 'planned')
FROM policy
WHERE policy.id > :after
  /* filters */
ORDER BY policy.id LIMIT :limit
