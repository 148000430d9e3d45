-- In how many planned tasks a unit has a role, or a policy or campaign is named. :node: id.
SELECT tally.tasks FROM tally WHERE tally.node = :node
