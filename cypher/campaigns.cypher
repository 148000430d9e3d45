// Campaigns in order of id, with the number of planned tasks that name each. $after: id of the row before; $limit.
MATCH (campaign:Campaign)
WHERE campaign.id > $after
  /* filters */
WITH campaign ORDER BY campaign.id LIMIT $limit
RETURN collect([campaign.id, campaign.name, campaign.tasks]) AS rows
