// Say that a change is about to be committed, by an odd number: readers may see a part of it, and ask again; no parameters.
MATCH (changes:Changes {id: 'changes'})
SET changes.count = changes.count + 1 + changes.count % 2
RETURN changes.count AS count
