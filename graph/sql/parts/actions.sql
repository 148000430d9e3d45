-- The actions of an item, in the order of the text. :item: its number.
SELECT
  item.id || '~a' || part.number, part.text, part.start, part."end"
FROM item
CROSS JOIN action AS part ON part.document = item.document AND part.item = item.serial
WHERE item.serial = :item
ORDER BY part.number
