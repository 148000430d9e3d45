-- How many edges there are of each type; no parameters.
SELECT type, count(*) FROM graph_edge GROUP BY type ORDER BY type
