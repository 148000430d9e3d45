// Say that an older database has what this version makes. $schema: version of what it holds.
MATCH (graph:PolicyGraph {id: 'policygraph'})
SET graph.schema = $schema
