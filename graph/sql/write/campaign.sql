-- Store a shared node as the registry has it; the parameters are the columns in order.
INSERT OR REPLACE INTO campaign VALUES (?, ?, ?, ?)
