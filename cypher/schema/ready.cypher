// Wait until every index can be used; no parameters.
CALL db.awaitIndexes(60)
