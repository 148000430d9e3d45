// Only who has which role, and what proves that tasks name a policy or campaign that was asked for.
// $policy, $campaign: id, or null if not asked.
AND (edge:LEADS|SUPPORTS|IMPLEMENTS OR node.id IN [$policy, $campaign])
