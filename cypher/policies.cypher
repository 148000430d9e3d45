// Policies in order of id, with the number of planned tasks that name each. $after: id of the row before; $limit.
MATCH (policy:Policy)
WHERE policy.id > $after
  /* filters */
WITH policy ORDER BY policy.id LIMIT $limit
RETURN collect([policy.id, policy.name, policy.tasks]) AS rows
