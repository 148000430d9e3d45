-- Campaigns in order of id, with the number of planned tasks that name each. :after: id of the row before; :limit.
SELECT campaign.id, campaign.name, coalesce(tally.tasks, 0)
FROM campaign
LEFT JOIN tally ON tally.node = campaign.id
WHERE campaign.id > :after
  /* filters */
ORDER BY campaign.id LIMIT :limit
