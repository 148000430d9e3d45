// Units whose name, short name or surface in any document is this, in order of id. $folded: folded name.
CALL () {
  MATCH (unit:Unit {folded_name: $folded})
  RETURN unit
  UNION
  MATCH (unit:Unit {folded_short: $folded})
  RETURN unit
  UNION
  MATCH (:Document)-[:NAMES {folded: $folded}]->(unit:Unit)
  RETURN unit
}
WITH unit ORDER BY unit.id
RETURN collect([
  unit.id, unit.name, unit.short, unit.kind, unit.level, unit.jurisdiction, unit:Collective, unit.provisional,
  [(unit)-[:PART_OF]->(above:Unit) | above.id][0], unit.tasks
]) AS rows
