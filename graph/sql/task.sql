-- One item, be it a task or a section. :task: id.
SELECT
  item.serial, item.id, item.title, item.path, item.kind, item.text, item.start, item."end", item.sort,
  document.id, document.title, document.issuer, document.number, document.issued_on, document.year
FROM item
CROSS JOIN document ON document.serial = item.document
WHERE item.id = :task
