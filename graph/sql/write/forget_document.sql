-- Forget what belongs to a document. :document: its number.
DELETE FROM text WHERE document = :document;
DELETE FROM item WHERE document = :document;
DELETE FROM action WHERE document = :document;
DELETE FROM measure WHERE document = :document;
DELETE FROM deadline WHERE document = :document;
DELETE FROM unread WHERE document = :document;
DELETE FROM surface WHERE document = :document;
DELETE FROM edge WHERE document = :document;
DELETE FROM document WHERE serial = :document;
