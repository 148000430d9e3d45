-- Units in order of id. :after: id of the row before; :limit.
SELECT id, name, short, kind, level, jurisdiction, collective, provisional, parent, tasks
FROM unit_row AS unit
WHERE unit.id > :after
  /* filters */
ORDER BY unit.id LIMIT :limit
