// Forget what another registry said of some units and places: who is a collective, and what they were part of. $ids.
// Gives the ids of what they were part of.
UNWIND $ids AS id
MATCH (node:Unit|Place {id: id})
REMOVE node:Collective
WITH node
MATCH (node)-[edge:PART_OF]->(parent)
WITH edge, parent.id AS parent
DELETE edge
RETURN DISTINCT parent
