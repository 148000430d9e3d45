-- The files whose documents are stored, in order of the document's id; no parameters.
SELECT document.id, text.sha256, text.media_type, text.given
FROM document CROSS JOIN text ON text.document = document.serial
ORDER BY document.id
