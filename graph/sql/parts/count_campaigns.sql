-- How many campaigns there are; no parameters.
SELECT count(*) FROM campaign
WHERE true
  /* filters */
