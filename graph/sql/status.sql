-- What the store holds: versions, documents, planned tasks, unread passages; no parameters.
SELECT
  meta.schema, meta.reader, meta.registry, count(document.serial),
  coalesce(sum(document.tasks), 0), coalesce(sum(document.unread), 0)
FROM meta LEFT JOIN document ON true
