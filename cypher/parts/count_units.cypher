// How many units there are; no parameters. Without a filter Neo4j knows it.
RETURN sum(COUNT {
  MATCH (unit:Unit)
  WHERE true
    /* filters */
}) AS count
