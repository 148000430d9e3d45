-- Take a task's words out of the index. First the item's number, then its own text as bigrams.
INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)
