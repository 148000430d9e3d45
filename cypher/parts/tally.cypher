// In how many planned tasks a unit has a role, or a policy or campaign is named: 0 if it is not known. $node: id.
MATCH (node:Unit|Policy|Campaign {id: $node})
RETURN sum(node.tasks) AS count
