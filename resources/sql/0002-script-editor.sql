-- What the script editor keeps: versions, revisions, colours of scenes, imported documents.

-- Elements stand relative to their scene, so that typing in one scene leaves the rows of all others alone.
UPDATE element SET
  "end" = "end" - (SELECT scene.start FROM scene WHERE scene.id = scene_id),
  start = start - (SELECT scene.start FROM scene WHERE scene.id = scene_id);
-- Steps from before speak of the old places and could no longer be taken back.
DELETE FROM history;

ALTER TABLE scene ADD COLUMN colour TEXT NOT NULL DEFAULT '';           -- of the outline and the cards: '#rrggbb' or ''
ALTER TABLE series ADD COLUMN numbers_locked INTEGER NOT NULL DEFAULT 0; -- scene numbers stay; new scenes get letters
ALTER TABLE series ADD COLUMN revision_id INTEGER;                      -- version: what differs from it is marked as revised
ALTER TABLE series ADD COLUMN fdx_id INTEGER;                           -- script_text: the FDX document the script came from

-- Kept: undo never takes a version away.

CREATE TABLE version (                               -- the texts of all episodes at one moment
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT    NOT NULL DEFAULT '',           -- '' = made by the program
  reason      TEXT    NOT NULL DEFAULT '',           -- why the program made it: 'session', 'import', 'restore', 'split'…
  colour      TEXT    NOT NULL DEFAULT '',           -- of its revision marks: 'blue', 'pink'… as in the trade, or ''
  preamble_id INTEGER,                               -- script_text
  created     INTEGER NOT NULL
);

CREATE TABLE version_text (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  episode_id INTEGER NOT NULL,                       -- no foreign key: a version outlives its episodes
  number     INTEGER NOT NULL,
  title      TEXT    NOT NULL DEFAULT '',
  text_id    INTEGER                                 -- script_text
);
CREATE INDEX version_text_version ON version_text (version_id);
CREATE INDEX version_text_text ON version_text (text_id);
