// Whether the database is ours, and whether it holds anything; no parameters.
OPTIONAL MATCH (graph:PolicyGraph {id: 'policygraph'})
RETURN graph.schema AS schema, COUNT { MATCH (node) } AS nodes
