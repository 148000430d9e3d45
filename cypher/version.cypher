// A number that grows with every change, and is odd while one happens; no parameters.
MATCH (changes:Changes {id: 'changes'})
RETURN changes.count AS count
