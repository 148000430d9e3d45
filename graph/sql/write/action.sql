-- Store a row; the parameters are the columns in order.
INSERT INTO action VALUES (?, ?, ?, ?, ?, ?)
