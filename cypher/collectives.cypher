// Collectives that may hold a unit by its level and place, in order of id. $level; $jurisdiction: place code.
RETURN COLLECT {
  MATCH (unit:Collective)
  WHERE unit.holds_level = $level AND NOT unit.provisional AND ($level = 'national' OR $jurisdiction STARTS WITH unit.holds_area)
  RETURN [
    unit.id, unit.name, unit.short, unit.kind, unit.level, unit.jurisdiction, unit:Collective, unit.provisional,
    [(unit)-[:PART_OF]->(above:Unit) | above.id][0], coalesce(unit.tasks, 0)
  ]
  ORDER BY unit.id
} AS rows
