-- Drop the tallies that have come to nothing. :ids: JSON list of ids of shared nodes.
DELETE FROM tally WHERE tally.node IN (SELECT value FROM json_each(:ids)) AND tally.tasks = 0
