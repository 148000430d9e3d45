// What the store holds: versions, documents, planned tasks, unread passages, and how many nodes and edges of each kind;
// no parameters.
MATCH (graph:PolicyGraph {id: 'policygraph'})
CALL () {
  MATCH (document:Document)
  RETURN count(document) AS documents, sum(document.tasks) AS tasks, sum(document.unread) AS unread
}
RETURN [graph.schema, graph.reader, graph.registry, documents, tasks, unread] AS held,
  [
    ['Document', COUNT { (:Document) }],
    ['Item', COUNT { (:Item) }],
    ['Section', COUNT { (:Section) }],
    ['Task', COUNT { (:Task) }],
    ['Achievement', COUNT { (:Achievement) }],
    ['Action', COUNT { (:Action) }],
    ['Measure', COUNT { (:Measure) }],
    ['Deadline', COUNT { (:Deadline) }],
    ['Unit', COUNT { (:Unit) }],
    ['Collective', COUNT { (:Collective) }],
    ['Policy', COUNT { (:Policy) }],
    ['Campaign', COUNT { (:Campaign) }],
    ['Place', COUNT { (:Place) }]
  ] AS nodes,
  [
    ['ADDRESSED_TO', COUNT { ()-[:ADDRESSED_TO]->() }],
    ['CARRIES_OUT', COUNT { ()-[:CARRIES_OUT]->() }],
    ['CITES', COUNT { ()-[:CITES]->() }],
    ['CONCERNS', COUNT { ()-[:CONCERNS]->() }],
    ['DRAFTS', COUNT { ()-[:DRAFTS]->() }],
    ['DUE', COUNT { ()-[:DUE]->() }],
    ['IMPLEMENTS', COUNT { ()-[:IMPLEMENTS]->() }],
    ['ISSUED_BY', COUNT { ()-[:ISSUED_BY]->() }],
    ['ISSUES', COUNT { ()-[:ISSUES]->() }],
    ['LEADS', COUNT { ()-[:LEADS]->() }],
    ['MEASURED_BY', COUNT { ()-[:MEASURED_BY]->() }],
    ['MEMBER_OF', COUNT { ()-[:MEMBER_OF]->() }],
    ['PART_OF', COUNT { ()-[:PART_OF]->() }],
    ['REVISES', COUNT { ()-[:REVISES]->() }],
    ['SUCCEEDS', COUNT { ()-[:SUCCEEDS]->() }],
    ['SUPPORTS', COUNT { ()-[:SUPPORTS]->() }]
  ] AS edges
