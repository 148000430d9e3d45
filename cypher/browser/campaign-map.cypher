WITH '行动' AS words // Write a part of a campaign's name, in Simplified characters; '' for all.
// Campaigns, the tasks that carry them out, and the units that answer for these.
MATCH (campaign:Campaign)
WHERE campaign.name CONTAINS words
MATCH (task:Task)-[part:CARRIES_OUT]->(campaign)
OPTIONAL MATCH (task)<-[role:LEADS|SUPPORTS|IMPLEMENTS]-(unit:Unit)
RETURN campaign, part, task, role, unit
LIMIT 300
