// Units in order of id. $after: id of the row before; $limit.
MATCH (unit:Unit)
WHERE unit.id > $after
  /* filters */
WITH unit ORDER BY unit.id LIMIT $limit
RETURN collect([
  unit.id, unit.name, unit.short, unit.kind, unit.level, unit.jurisdiction, unit:Collective, unit.provisional,
  [(unit)-[:PART_OF]->(above:Unit) | above.id][0], unit.tasks
]) AS rows
