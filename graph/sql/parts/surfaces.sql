-- How documents name a unit, in order. :unit: id.
SELECT DISTINCT surface.text FROM surface WHERE surface.unit = :unit ORDER BY surface.text
