-- Forget everything but the schema, the rosters and the units that they need; no parameters.
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
DELETE FROM unit
WHERE id NOT IN (
  WITH RECURSIVE needed (id) AS (
    SELECT member FROM roster
    UNION SELECT collective FROM roster
    UNION SELECT unit.parent FROM needed CROSS JOIN unit ON unit.id = needed.id WHERE unit.parent IS NOT NULL
  )
  SELECT id FROM needed
);
DELETE FROM succession;
DELETE FROM policy;
DELETE FROM campaign;
DELETE FROM place;
UPDATE meta SET reader = NULL, registry = NULL;
