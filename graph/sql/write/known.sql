-- What is stored of a document. :document: id.
SELECT document.serial, document.fingerprint, document.title, text.text
FROM document CROSS JOIN text ON text.document = document.serial
WHERE document.id = :document
