-- Units whose name, short name or surface in any document is this, in order of id. :folded: folded name.
SELECT id, name, short, kind, level, jurisdiction, collective, provisional, parent, tasks
FROM unit_row AS unit
WHERE unit.id IN (
  SELECT named.id FROM unit AS named WHERE named.folded_name = :folded
  UNION
  SELECT named.id FROM unit AS named WHERE named.folded_short = :folded
  UNION
  SELECT surface.unit FROM surface WHERE surface.folded = :folded
)
ORDER BY unit.id
