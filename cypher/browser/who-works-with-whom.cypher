WITH '市药监局' AS asked // Write a unit's name or short name, in Simplified characters.
// The tasks of a unit, and who else answers for them. Collectives (各区…, …成员单位) are left out.
MATCH (unit:Unit)
WHERE asked IN [unit.name, unit.short]
MATCH (unit)-[own:LEADS|SUPPORTS|IMPLEMENTS]->(task:Task)<-[role:LEADS|SUPPORTS|IMPLEMENTS]-(other:Unit)
WHERE other <> unit AND NOT other:Collective
RETURN unit, own, task, role, other
LIMIT 200
