// End a transaction that has waited too long for its turn. $token: what it was marked with.
SHOW TRANSACTIONS YIELD transactionId AS id, metaData
WHERE metaData.policygraph = $token
TERMINATE TRANSACTIONS id YIELD message
RETURN message
