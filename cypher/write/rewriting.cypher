// Say that all documents are being replaced, so that nobody writes others until it is finished; no parameters.
MATCH (graph:PolicyGraph {id: 'policygraph'})
SET graph.rewriting = true
