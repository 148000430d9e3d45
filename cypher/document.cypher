// One document. $document: id.
MATCH (document:Document {id: $document})
RETURN [
  document.id, document.title, document.notice_title, document.number, document.issuer, document.issued_on,
  document.year, document.jurisdiction, document.publisher, document.published_on, document.url,
  document.retrieved_on, document.media_type, document.sha256, document.length, document.tasks, document.unread
] AS row
