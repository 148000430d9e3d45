-- Only tasks with an edge to a campaign. :campaigns: JSON list of ids, its editions.
AND EXISTS (
  SELECT 1 FROM edge AS named
  WHERE named.document = edge.document AND named.item = edge.item AND named.node IN (SELECT value FROM json_each(:campaigns))
)
