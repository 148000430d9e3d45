WITH false AS collectives // Write true to count collectives (各区…, …成员单位) too.
// Units by the number of planned tasks that they lead, support or implement.
MATCH (unit:Unit)-[role:LEADS|SUPPORTS|IMPLEMENTS]->(task:Task)
WHERE collectives OR NOT unit:Collective
WITH unit, count(DISTINCT task) AS tasks,
  count(DISTINCT CASE type(role) WHEN 'LEADS' THEN task END) AS leads,
  count(DISTINCT CASE type(role) WHEN 'SUPPORTS' THEN task END) AS supports,
  count(DISTINCT CASE type(role) WHEN 'IMPLEMENTS' THEN task END) AS implements
RETURN unit.short AS unit, unit.name AS name, unit.level AS level, tasks, leads, supports, implements
ORDER BY tasks DESC, name
LIMIT 50
