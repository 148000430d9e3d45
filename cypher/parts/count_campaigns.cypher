// How many campaigns there are; no parameters. Without a filter Neo4j knows it.
RETURN sum(COUNT {
  MATCH (campaign:Campaign)
  WHERE true
    /* filters */
}) AS count
