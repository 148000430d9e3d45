// Documents, newest first, then by id. $after: sort of the row before; $limit.
MATCH (document:Document)
WHERE document.sort > $after
  /* filters */
WITH document ORDER BY document.sort LIMIT $limit
RETURN collect([
  document.id, document.title, document.notice_title, document.number, document.issuer, document.issued_on,
  document.year, document.jurisdiction, document.publisher, document.published_on, document.url,
  document.retrieved_on, document.media_type, document.sha256, document.length, document.tasks, document.unread,
  document.sort
]) AS rows
