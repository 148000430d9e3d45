-- All that items say of units, policies, campaigns and places, or what a filter leaves of it.
-- :items: JSON list of items' numbers.
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
WHERE true
  /* filters */
ORDER BY edge.start, edge."end", edge.relation, edge.node
