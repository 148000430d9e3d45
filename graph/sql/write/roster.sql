-- Store that a unit is one of a collective; the parameters are the columns in order.
INSERT OR REPLACE INTO roster VALUES (?, ?, ?, ?, ?, ?, ?)
