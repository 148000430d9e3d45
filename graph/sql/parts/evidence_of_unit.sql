-- What proves that tasks are a unit's, and that they name a policy or campaign that was asked for too.
-- :items: JSON list of items' numbers;
-- :unit: id; :roles: names of roles; :policy, :campaign: id, or null if not asked.
SELECT
  edge.item, edge.relation, edge.node,
  coalesce(
    (SELECT unit.name FROM unit WHERE unit.id = edge.node),
    (SELECT policy.name FROM policy WHERE policy.id = edge.node),
    (SELECT campaign.name FROM campaign WHERE campaign.id = edge.node),
    (SELECT place.name FROM place WHERE place.id = edge.node)
  ),
  edge.text, edge.start, edge."end", edge.basis, edge.open_ended, edge.rule,
  edge.quote, edge.quote_start, edge.quote_end
FROM json_each(:items) AS asked
CROSS JOIN item ON item.serial = asked.value
CROSS JOIN edge ON edge.document = item.document AND edge.item = item.serial
WHERE (edge.node = :unit AND instr(:roles, edge.relation))
  OR edge.node IN (:policy, :campaign)
ORDER BY edge.start, edge."end", edge.relation, edge.node
