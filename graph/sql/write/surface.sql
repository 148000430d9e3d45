-- Store a surface, unless it is there; the parameters are the columns in order.
INSERT OR IGNORE INTO surface VALUES (?, ?, ?, ?)
