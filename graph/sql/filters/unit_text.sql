-- Only units with a name, short name or surface that holds a word. :text: folded.
AND (
  instr(unit.folded_name, :text)
  OR instr(unit.folded_short, :text)
  OR EXISTS (SELECT 1 FROM surface WHERE surface.unit = unit.id AND instr(surface.folded, :text))
)
