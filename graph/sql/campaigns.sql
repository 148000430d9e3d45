-- Campaigns in order of id, with the number of planned tasks that name each. :after: id of the row before; :limit.
SELECT
  campaign.id, campaign.name,
  (SELECT count(DISTINCT edge.item) FROM edge WHERE edge.node = campaign.id AND edge.kind = 'planned')
FROM campaign
WHERE campaign.id > :after
  /* filters */
ORDER BY campaign.id LIMIT :limit
