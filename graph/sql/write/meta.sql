-- The versions that the store is of. :reader, :registry, both null for a store without documents.
UPDATE meta SET reader = :reader, registry = :registry
