-- Documents, newest first, then by id. :after: sort of the row before; :limit.
SELECT
  document.id, document.title, document.notice_title, document.number, document.issuer, document.issued_on,
  document.year, document.jurisdiction, document.publisher, document.published_on, document.url,
  document.retrieved_on, document.media_type, document.sha256, document.length, document.tasks, document.unread,
  document.sort
FROM document
WHERE document.sort > :after
  /* filters */
ORDER BY document.sort LIMIT :limit
