-- Which units collectives consist of, by rosters, in order; no parameters.
SELECT collective, member, nullif(since, ''), nullif(until, ''), source, collective_name, member_name
FROM roster
ORDER BY collective, member, source, since
