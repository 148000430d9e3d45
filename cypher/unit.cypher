// One unit, with the names that documents give it. $unit: id.
MATCH (unit:Unit {id: $unit})
RETURN [
  unit.id, unit.name, unit.short, unit.kind, unit.level, unit.jurisdiction, unit:Collective, unit.provisional,
  [(unit)-[:PART_OF]->(above:Unit) | above.id][0], unit.tasks
] AS row, COLLECT {
  MATCH (:Document)-[name:NAMES]->(unit)
  RETURN DISTINCT name.text AS text ORDER BY text
} AS surfaces
