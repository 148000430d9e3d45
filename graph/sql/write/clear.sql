-- Forget everything but the schema; no parameters.
INSERT INTO search (search) VALUES ('delete-all');
DELETE FROM text;
DELETE FROM item;
DELETE FROM action;
DELETE FROM measure;
DELETE FROM deadline;
DELETE FROM unread;
DELETE FROM surface;
DELETE FROM edge;
DELETE FROM tally;
DELETE FROM document;
DELETE FROM unit;
DELETE FROM policy;
DELETE FROM campaign;
DELETE FROM place;
UPDATE meta SET reader = NULL, registry = NULL;
