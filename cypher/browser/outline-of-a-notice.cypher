WITH '質量' AS words // Write words of a notice's title, in the characters of the notice.
// The outline of a notice: its sections, tasks and reported results.
MATCH (document:Document)
WHERE document.title CONTAINS words OR document.notice_title CONTAINS words
MATCH (item:Item {document: document.id})-[part:PART_OF]->(above)
RETURN document, item, part, above
ORDER BY document.id, item.order
LIMIT 500
