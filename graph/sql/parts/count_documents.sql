-- How many documents there are; no parameters.
SELECT count(*) FROM document
WHERE true
  /* filters */
