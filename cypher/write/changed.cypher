// Say that it is committed, unless the next writer is at it already. $count: the number that was given before.
MATCH (changes:Changes {id: 'changes', count: $count})
SET changes.count = $count + 1
