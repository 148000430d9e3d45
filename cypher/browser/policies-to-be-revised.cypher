WITH 2022 AS year // Write the year of a plan.
// Policies that shall be revised or drafted, in which tasks, and by whom.
MATCH (document:Document {year: year})
MATCH (task:Task {document: document.id})-[change:REVISES|DRAFTS]->(policy:Policy)
OPTIONAL MATCH (task)<-[role:LEADS|SUPPORTS|IMPLEMENTS]-(unit:Unit)
RETURN policy, change, task, role, unit
LIMIT 200
