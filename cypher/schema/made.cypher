// Make the database ours, once its constraints and indexes stand. $schema: version of what it holds. Changes are counted
// on from the time, so that a database that was emptied and filled again never has an older one's number.
MERGE (graph:PolicyGraph {id: 'policygraph'})
ON CREATE SET graph.schema = $schema
MERGE (changes:Changes {id: 'changes'})
ON CREATE SET changes.count = 2 * timestamp()
