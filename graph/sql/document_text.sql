-- The text of one document. :document: id.
SELECT text.text FROM document CROSS JOIN text ON text.document = document.serial WHERE document.id = :document
