-- Policies in order of id, with the number of planned tasks that name each. :after: id of the row before; :limit.
SELECT policy.id, policy.name, coalesce(tally.tasks, 0)
FROM policy
LEFT JOIN tally ON tally.node = policy.id
WHERE policy.id > :after
  /* filters */
ORDER BY policy.id LIMIT :limit
