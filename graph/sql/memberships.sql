-- Of which collectives units are, by rosters, in order. :units: JSON list of ids.
SELECT collective, member, nullif(since, ''), nullif(until, ''), source, collective_name, member_name
FROM roster
WHERE roster.member IN (SELECT value FROM json_each(:units))
ORDER BY collective, member, source, since
