-- How many units there are; no parameters.
SELECT count(*) FROM unit
WHERE true
  /* filters */
