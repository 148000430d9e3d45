-- Place codes of the documents' issuers, in order; no parameters.
SELECT DISTINCT document.jurisdiction FROM document
WHERE document.jurisdiction IS NOT NULL
ORDER BY document.jurisdiction
