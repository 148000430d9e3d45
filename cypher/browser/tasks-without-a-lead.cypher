WITH 2022 AS year // Write the year of a plan.
// Planned tasks for which the plan names no leading unit, and whom it names instead.
MATCH (document:Document {year: year})
MATCH (task:Task {document: document.id})
WHERE NOT EXISTS { (task)<-[:LEADS]-(:Unit) }
OPTIONAL MATCH (task)<-[:SUPPORTS|IMPLEMENTS]-(unit:Unit)
WITH document, task, collect(unit.short) AS units
RETURN document.title AS plan, last(task.path) AS number, task.title AS title, units
ORDER BY plan, task.order
LIMIT 200
