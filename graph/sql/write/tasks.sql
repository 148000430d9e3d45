-- The own texts of a document's tasks, as the index knows them. :document: its number.
SELECT item.serial, item.text FROM item WHERE item.document = :document AND item.is_task = 1
