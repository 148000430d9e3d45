// Only tasks with an edge to a campaign. $campaigns: ids, its editions.
AND EXISTS {
  MATCH (item)-[:CARRIES_OUT]->(campaign:Campaign)
  WHERE campaign.id IN $campaigns
}
