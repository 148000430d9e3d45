-- The largest numbers of documents and items; no parameters.
SELECT (SELECT coalesce(max(serial), 0) FROM document), (SELECT coalesce(max(serial), 0) FROM item)
