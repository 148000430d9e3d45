// Store the nodes that documents share, as the registry has them. Rows are properties, and how many planned
// tasks more name the node; $collectives are the ids of those units that are collectives.
CALL () {
  UNWIND $rows.units AS row
  MERGE (unit:Unit {id: row.properties.id})
  SET unit += row.properties, unit.tasks = coalesce(unit.tasks, 0) + row.tasks
}
CALL () {
  UNWIND $rows.collectives AS id
  MATCH (unit:Unit {id: id})
  SET unit:Collective
}
CALL () {
  UNWIND $rows.policies AS row
  MERGE (policy:Policy {id: row.properties.id})
  SET policy += row.properties, policy.tasks = coalesce(policy.tasks, 0) + row.tasks
}
CALL () {
  UNWIND $rows.campaigns AS row
  MERGE (campaign:Campaign {id: row.properties.id})
  SET campaign += row.properties, campaign.tasks = coalesce(campaign.tasks, 0) + row.tasks
}
CALL () {
  UNWIND $rows.places AS row
  MERGE (place:Place {id: row.properties.id})
  SET place += row.properties
}
