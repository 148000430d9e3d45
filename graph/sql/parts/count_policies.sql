-- How many policies there are; no parameters.
SELECT count(*) FROM policy
WHERE true
  /* filters */
