// Only tasks with an edge to a policy. $policies: ids, its editions.
AND EXISTS {
  MATCH (item)-[:CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES]->(policy:Policy)
  WHERE policy.id IN $policies
}
