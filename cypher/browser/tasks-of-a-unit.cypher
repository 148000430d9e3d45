WITH '市药监局' AS asked // Write a unit's name or short name, in Simplified characters.
// All tasks in which a unit leads, supports or implements. A click on an edge shows its sentence (quote).
MATCH (unit:Unit)
WHERE asked IN [unit.name, unit.short]
MATCH (unit)-[role:LEADS|SUPPORTS|IMPLEMENTS]->(task:Task)
RETURN unit, role, task
ORDER BY task.document, task.order
LIMIT 100
