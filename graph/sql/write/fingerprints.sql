-- Every document with the fingerprint of its reading; no parameters.
SELECT document.id, document.fingerprint FROM document
