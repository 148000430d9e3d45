-- One unit. :unit: id.
SELECT id, name, short, kind, level, jurisdiction, collective, provisional, parent, tasks
FROM unit_row AS unit
WHERE unit.id = :unit
