// Say that all documents are replaced; no parameters.
MATCH (graph:PolicyGraph {id: 'policygraph'})
REMOVE graph.rewriting
