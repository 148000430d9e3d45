// Only tasks whose own text holds words. $text: Lucene's expression over bigrams.
CALL db.index.fulltext.queryNodes('words', $text) YIELD node AS words
MATCH (words)<-[:HAS_WORDS]-(item:Item)
