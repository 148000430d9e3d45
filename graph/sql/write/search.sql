-- Index a task's words. First the item's number, then its own text as bigrams.
INSERT INTO search (rowid, words) VALUES (?, ?)
