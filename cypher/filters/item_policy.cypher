// Only tasks with an edge to a policy. $policy: id.
AND EXISTS { (item)-[:CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES]->(:Policy {id: $policy}) }
