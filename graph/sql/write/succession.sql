-- Store that a unit followed another; the parameters are the columns in order.
INSERT OR REPLACE INTO succession VALUES (?, ?, ?, ?)
