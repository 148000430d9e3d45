// How many policies there are; no parameters. Without a filter Neo4j knows it.
RETURN sum(COUNT {
  MATCH (policy:Policy)
  WHERE true
    /* filters */
}) AS count
