-- Add a document's tasks to the tallies, or take them away. :document: its number; :sign: 1 or -1.
INSERT INTO tally (node, tasks)
SELECT edge.node, :sign * count(DISTINCT edge.item)
FROM edge
WHERE edge.document = :document AND edge.kind = 'planned' AND edge.relation <> 'concerns'
GROUP BY edge.node
ON CONFLICT (node) DO UPDATE SET tasks = tally.tasks + excluded.tasks
