// One page of a list, and how many rows all pages have, if that does not show; between two looks at the number of
// changes, so that an answer of two moments is known. $after; $limit: as for the page.
MATCH (changes:Changes {id: 'changes'})
WITH changes.count AS before
CALL () {
  /* page */
}
CALL (rows) {
  WITH rows WHERE size(rows) = $limit OR $after > ''
  /* count */
}
MATCH (changes:Changes {id: 'changes'})
RETURN before, rows, count, changes.count AS after
