-- Only tasks whose own text holds words. :text: FTS5 expression over bigrams.
AND item.serial IN (SELECT search.rowid FROM search WHERE search MATCH :text)
