// Only tasks with an edge to a campaign. $campaign: id.
AND EXISTS { (item)-[:CARRIES_OUT]->(:Campaign {id: $campaign}) }
