// Only units with a name, short name or surface that holds a word. $text: folded. A unit's own surfaces are looked
// through: with toString() Neo4j does not walk the index of all surfaces for each unit.
AND (
  unit.folded_name CONTAINS $text
  OR unit.folded_short CONTAINS $text
  OR EXISTS {
    MATCH (:Document)-[name:NAMES]->(unit)
    WHERE toString(name.folded) CONTAINS $text
  }
)
