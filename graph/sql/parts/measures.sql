-- The measures of an item, in the order of the text. :item: its number.
SELECT
  item.id || '~m' || part.number,
  part.text, part.name, part.value, part.unit, part.comparator, part.approximate, part.status,
  part.start, part."end"
FROM item
CROSS JOIN measure AS part ON part.document = item.document AND part.item = item.serial
WHERE item.serial = :item
ORDER BY part.number
