// Wait until nobody else writes, and keep others waiting until the transaction ends: a property that is set locks its
// node. Gives what the database is of; no parameters.
MATCH (graph:PolicyGraph {id: 'policygraph'})
SET graph.locked = true
REMOVE graph.locked
RETURN graph.schema AS schema, graph.reader AS reader, graph.registry AS registry,
  coalesce(graph.rewriting, false) AS rewriting, EXISTS { (:Document) } AS documents
