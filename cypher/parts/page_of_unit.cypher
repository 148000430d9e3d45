// One page of a unit's tasks, as parts/page, and how many tasks more name a collective that it is or may be in, unless
// that was counted already in this state of the database. $counted_at: the number of changes then.
MATCH (changes:Changes {id: 'changes'})
WITH changes.count AS before
CALL () {
  /* page */
}
CALL (rows) {
  WITH rows WHERE size(rows) = $limit OR $after > ''
  /* count */
}
CALL (before) {
  WITH before WHERE before <> $counted_at
  /* through */
}
MATCH (changes:Changes {id: 'changes'})
RETURN before, rows, count, through, changes.count AS after
