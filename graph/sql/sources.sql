-- The documents as they were read, in order of id; no parameters.
SELECT text.text, text.media_type, text.sha256, text.given
FROM document CROSS JOIN text ON text.document = document.serial
ORDER BY document.id
