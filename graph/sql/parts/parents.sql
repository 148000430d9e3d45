-- The items above an item, outermost first. :item: its number.
WITH RECURSIVE above (serial, depth) AS (
  SELECT item.parent, 1 FROM item WHERE item.serial = :item
  UNION ALL
  SELECT item.parent, above.depth + 1 FROM above CROSS JOIN item ON item.serial = above.serial
)
SELECT item.id, item.title, item.start, item."end"
FROM above
CROSS JOIN item ON item.serial = above.serial
ORDER BY above.depth DESC
