// Forget what another registry said of some units and places: who is a collective, what they were part of, and what
// followed what. $ids.
// Gives the ids of what they were part of.
UNWIND $ids AS id
MATCH (node:Unit|Place {id: id})
REMOVE node:Collective
WITH node
CALL (node) {
  MATCH (node)-[old:SUCCEEDS]-()
  DELETE old
}
WITH node
MATCH (node)-[edge:PART_OF]->(parent)
WITH edge, parent.id AS parent
DELETE edge
RETURN DISTINCT parent
