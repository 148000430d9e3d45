// Only what proves that tasks are a unit's, and that they name a policy or campaign that was asked for too.
// $bodies: [id, from, to]; $roles: names of roles; $policies, $campaigns: ids.
AND (node.id IN [body IN $bodies | body[0]] AND toLower(type(edge)) IN $roles OR node.id IN $policies + $campaigns)
