// Only who has which role, and what proves that tasks name a policy or campaign that was asked for.
// $policies, $campaigns: ids.
AND (edge:LEADS|SUPPORTS|IMPLEMENTS OR node.id IN $policies + $campaigns)
