-- The versions that the store is of, and whether it holds documents; no parameters.
SELECT meta.reader, meta.registry, EXISTS (SELECT 1 FROM document) FROM meta
