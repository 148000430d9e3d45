-- The deadlines of an item, in the order of the text. :item: its number.
SELECT
  item.id || '~d' || part.number, part.text, part.by, part.recurring, part.start, part."end"
FROM item
CROSS JOIN deadline AS part ON part.document = item.document AND part.item = item.serial
WHERE item.serial = :item
ORDER BY part.number
