// How many documents there are; no parameters. Without a filter Neo4j knows it.
RETURN sum(COUNT {
  MATCH (document:Document)
  WHERE true
    /* filters */
}) AS count
