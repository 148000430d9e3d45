// Place codes of the documents' issuers, in order; no parameters.
MATCH (document:Document)
WHERE document.jurisdiction > ''
WITH DISTINCT document.jurisdiction AS jurisdiction ORDER BY jurisdiction
RETURN collect(jurisdiction) AS jurisdictions
