-- The tables of the embedded store, made when a file is new, and what a file of version 1 lacks (roster, succession); no parameters. Documents and items have numbers (serial)
-- inside and ids outside; item 0 of a document is the document itself.
BEGIN IMMEDIATE;

PRAGMA application_id = 1886350439;  -- "polg"

CREATE TABLE IF NOT EXISTS meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  schema INTEGER NOT NULL,
  reader TEXT,
  registry TEXT
) STRICT;
INSERT OR IGNORE INTO meta (one, schema) VALUES (1, 2);

-- What belongs to one document.

CREATE TABLE IF NOT EXISTS document (
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  notice_title TEXT,
  number TEXT,
  issuer TEXT,
  issued_on TEXT,
  year INTEGER,
  jurisdiction TEXT,
  publisher TEXT,
  published_on TEXT,
  url TEXT,
  retrieved_on TEXT,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  length INTEGER NOT NULL,
  sort TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  tasks INTEGER NOT NULL,
  edges INTEGER NOT NULL,
  unread INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS document_by_jurisdiction ON document (jurisdiction);

-- The document as it was read, to be read again.
CREATE TABLE IF NOT EXISTS text (
  document INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  given TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS item (
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL,
  sort TEXT NOT NULL,
  parent INTEGER NOT NULL,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  is_task INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS item_of_document ON item (document, sort);
CREATE INDEX IF NOT EXISTS item_that_is_task ON item (sort, kind) WHERE is_task = 1;

-- The words of tasks, as pairs of folded characters that stand in the order of the text: nothing of the text is kept.
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');

CREATE TABLE IF NOT EXISTS action (
  document INTEGER NOT NULL,
  item INTEGER NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS measure (
  document INTEGER NOT NULL,
  item INTEGER NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  quote_start INTEGER NOT NULL,
  quote_end INTEGER NOT NULL,
  name TEXT,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  comparator TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (document, item, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS deadline (
  document INTEGER NOT NULL,
  item INTEGER NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  quote_start INTEGER NOT NULL,
  quote_end INTEGER NOT NULL,
  by TEXT,
  recurring INTEGER NOT NULL,
  PRIMARY KEY (document, item, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS unread (
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- How a document names a unit.
CREATE TABLE IF NOT EXISTS surface (
  folded TEXT NOT NULL,
  unit TEXT NOT NULL,
  document INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (folded, unit, document, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS surface_of_unit ON surface (unit, text);
CREATE INDEX IF NOT EXISTS surface_of_document ON surface (document);

-- What a document says of a shared node: item and node are the ends, relation says which way the edge goes. kind is
-- that of the task at the end, null where that is a section or the document; collective marks roles of collectives.
CREATE TABLE IF NOT EXISTS edge (
  document INTEGER NOT NULL,
  item INTEGER NOT NULL,
  node TEXT NOT NULL,
  relation TEXT NOT NULL,
  sort TEXT NOT NULL,
  kind TEXT,
  collective INTEGER NOT NULL,
  rule TEXT NOT NULL,
  basis TEXT NOT NULL,
  open_ended INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  quote TEXT NOT NULL,
  quote_start INTEGER NOT NULL,
  quote_end INTEGER NOT NULL,
  PRIMARY KEY (document, item, node, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS edge_of_node ON edge (node, sort, kind, relation);
CREATE INDEX IF NOT EXISTS edge_of_collective ON edge (document, node, kind, item, collective) WHERE collective = 1;

-- In how many planned tasks a unit has a role, or a policy or campaign is named: counting them anew would take as long
-- as the list is. A document adds its own number when it comes and takes it away when it goes.
CREATE TABLE IF NOT EXISTS tally (
  node TEXT PRIMARY KEY,
  tasks INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What documents share; the registry says what it is.

CREATE TABLE IF NOT EXISTS unit (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  short TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT,
  jurisdiction TEXT,
  provisional INTEGER NOT NULL,
  collective INTEGER NOT NULL,
  holds_level TEXT,
  holds_area TEXT,
  parent TEXT,
  source TEXT,
  folded_name TEXT NOT NULL,
  folded_short TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unit_by_name ON unit (folded_name);
CREATE INDEX IF NOT EXISTS unit_by_short ON unit (folded_short);
CREATE INDEX IF NOT EXISTS unit_that_holds ON unit (holds_level) WHERE collective = 1;
CREATE INDEX IF NOT EXISTS unit_by_parent ON unit (parent) WHERE parent IS NOT NULL;

CREATE TABLE IF NOT EXISTS policy (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS campaign (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  jurisdiction TEXT,
  folded TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS place (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  short TEXT NOT NULL,
  code TEXT NOT NULL,
  level TEXT NOT NULL,
  parent TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS place_by_parent ON place (parent) WHERE parent IS NOT NULL;

-- Which units a collective consists of, as rosters say. The names are those of the roster.
CREATE TABLE IF NOT EXISTS roster (
  collective TEXT NOT NULL,
  member TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  source TEXT NOT NULL,
  collective_name TEXT NOT NULL,
  member_name TEXT NOT NULL,
  PRIMARY KEY (member, collective, source, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS roster_of_collective ON roster (collective);
CREATE INDEX IF NOT EXISTS roster_by_source ON roster (source);

-- Which unit followed which, as the registry says of the units that are here; the other one need not be.
CREATE TABLE IF NOT EXISTS succession (
  successor TEXT NOT NULL,
  predecessor TEXT NOT NULL,
  "on" TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (successor, predecessor)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS succession_of_predecessor ON succession (predecessor);

-- A unit as lists show it: with the number of planned tasks that it has a role in.
CREATE VIEW IF NOT EXISTS unit_row AS
SELECT
  unit.id, unit.name, unit.short, unit.kind, unit.level, unit.jurisdiction, unit.collective, unit.provisional,
  unit.parent, unit.folded_name, unit.folded_short,
  coalesce(tally.tasks, 0) AS tasks
FROM unit LEFT JOIN tally ON tally.node = unit.id;

-- Every edge of the graph as graph.records describes it, those included that follow from a row's own columns.
DROP VIEW IF EXISTS graph_edge;
CREATE VIEW graph_edge AS
WITH owner (document, item, id, notice, sort) AS (
  SELECT item.document, item.serial, item.id, document.id, item.sort
  FROM item JOIN document ON document.serial = item.document
  UNION ALL
  SELECT serial, 0, id, id, sort FROM document
)
SELECT
  upper(relation) AS type,
  iif(relation IN ('leads', 'supports', 'implements'), node, owner.id) AS from_id,
  iif(relation IN ('leads', 'supports', 'implements'), owner.id, node) AS to_id,
  owner.notice AS document, edge.sort, rule, basis, open_ended, text, start, "end", starts, ends,
  quote, quote_start, quote_end, NULL AS source
FROM edge JOIN owner ON owner.document = edge.document AND owner.item = edge.item
UNION ALL
SELECT
  'MEASURED_BY', owner.id, owner.id || '~m' || number, owner.notice, owner.sort, '', 'explicit', 0, text, start, "end",
  json_array(start), json_array("end"), quote, quote_start, quote_end, NULL
FROM measure JOIN owner ON owner.document = measure.document AND owner.item = measure.item
UNION ALL
SELECT
  'DUE', owner.id, owner.id || '~d' || number, owner.notice, owner.sort, '', 'explicit', 0, text, start, "end",
  json_array(start), json_array("end"), quote, quote_start, quote_end, NULL
FROM deadline JOIN owner ON owner.document = deadline.document AND owner.item = deadline.item
UNION ALL
SELECT
  'PART_OF', owner.id || '~a' || number, owner.id, owner.notice, '', '', 'explicit', 0, '', 0, 0, '[]', '[]', '', 0, 0,
  NULL
FROM action JOIN owner ON owner.document = action.document AND owner.item = action.item
UNION ALL
SELECT
  'PART_OF', item.id, owner.id, owner.notice, '', '', 'explicit', 0, '', 0, 0, '[]', '[]', '', 0, 0, NULL
FROM item JOIN owner ON owner.document = item.document AND owner.item = item.parent
UNION ALL
SELECT 'PART_OF', id, parent, NULL, '', '', 'explicit', 0, '', 0, 0, '[]', '[]', '', 0, 0, coalesce(source, 'GB/T 2260')
FROM unit WHERE parent IS NOT NULL
UNION ALL
SELECT 'PART_OF', id, parent, NULL, '', '', 'explicit', 0, '', 0, 0, '[]', '[]', '', 0, 0, 'GB/T 2260'
FROM place WHERE parent IS NOT NULL
UNION ALL
SELECT
  'SUCCEEDS', successor, predecessor, NULL, '', '', 'explicit', 0, '', 0, 0, '[]', '[]', '', 0, 0, basis
FROM succession
WHERE EXISTS (SELECT 1 FROM unit WHERE unit.id = successor) AND EXISTS (SELECT 1 FROM unit WHERE unit.id = predecessor)
UNION ALL
SELECT
  'MEMBER_OF', member, collective, NULL, '', '', 'explicit', 0, '', 0, 0, '[]', '[]', '', 0, 0, source
FROM roster;

UPDATE meta SET schema = 2 WHERE schema < 2;

COMMIT;
