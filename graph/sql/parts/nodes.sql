-- How many nodes there are of each label that occurs; no parameters.
SELECT 'Document' AS label, count(*) AS nodes FROM document
UNION ALL SELECT 'Item', count(*) FROM item
UNION ALL SELECT 'Section', count(*) FROM item WHERE is_task = 0
UNION ALL SELECT 'Task', count(*) FROM item WHERE is_task = 1 AND kind = 'planned'
UNION ALL SELECT 'Achievement', count(*) FROM item WHERE is_task = 1 AND kind = 'reported'
UNION ALL SELECT 'Action', count(*) FROM action
UNION ALL SELECT 'Measure', count(*) FROM measure
UNION ALL SELECT 'Deadline', count(*) FROM deadline
UNION ALL SELECT 'Unit', count(*) FROM unit
UNION ALL SELECT 'Collective', count(*) FROM unit WHERE collective = 1
UNION ALL SELECT 'Policy', count(*) FROM policy
UNION ALL SELECT 'Campaign', count(*) FROM campaign
UNION ALL SELECT 'Place', count(*) FROM place
