// Forget what some sources say of rosters; gives the units that they named. $sources.
MATCH (member:Unit)-[edge:MEMBER_OF]->(collective:Unit)
WHERE edge.source IN $sources
WITH edge, member.id AS member, collective.id AS collective
DELETE edge
RETURN member, collective
