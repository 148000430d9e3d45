// Remove those of some shared nodes that nothing needs: all their edges lead to parents, whose ids this gives, or say what
// followed what. $ids.
UNWIND $ids AS id
MATCH (node:Unit|Policy|Campaign|Place {id: id})
WHERE COUNT { (node)--() } = COUNT { (node)-[:PART_OF]->() } + COUNT { (node)-[:SUCCEEDS]-() }
OPTIONAL MATCH (node)-[:PART_OF]->(parent)
WITH node, parent.id AS parent
DETACH DELETE node
RETURN DISTINCT parent
