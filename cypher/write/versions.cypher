// Say what versions the database is now of: none if it has no documents. $reader; $registry.
MATCH (graph:PolicyGraph {id: 'policygraph'})
SET graph.reader = CASE WHEN EXISTS { (:Document) } THEN $reader END,
  graph.registry = CASE WHEN EXISTS { (:Document) } THEN $registry END
