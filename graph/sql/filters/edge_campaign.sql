-- Only tasks with an edge to a campaign. :campaign: id.
AND EXISTS (
  SELECT 1 FROM edge AS named
  WHERE named.document = edge.document AND named.item = edge.item AND named.node = :campaign
)
