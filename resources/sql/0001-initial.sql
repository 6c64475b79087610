-- The project database, version 1.  Later files change it.
--
-- Times are integer nanoseconds, frame rates rationals, gains and positions
-- on screen parts per million (ppm).  Every tracked table has an AUTOINCREMENT id: ids are
-- never reused, so that a take can never be inherited by a stranger.
--
-- "position" orders siblings; values are spaced (65536) so that a move rewrites one row.

-- ── Tracked: what a person or the program edits; undo and redo restore it ─────────────────────────

CREATE TABLE series (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  title         TEXT    NOT NULL DEFAULT '',
  language      TEXT    NOT NULL DEFAULT 'zh',       -- of the script: 'zh' or 'en'
  script_format TEXT    NOT NULL DEFAULT 'drama',    -- 'drama' or 'fountain'
  preamble_id   INTEGER,                             -- script_text before the first episode
  producer      TEXT    NOT NULL DEFAULT '',         -- ContentProducer of the AIGC record: name or 27-character code
  label_text    TEXT    NOT NULL DEFAULT 'AI生成',
  audible_label INTEGER NOT NULL DEFAULT 1,
  width         INTEGER NOT NULL DEFAULT 1080,
  height        INTEGER NOT NULL DEFAULT 1920,
  fps_num       INTEGER NOT NULL DEFAULT 30,
  fps_den       INTEGER NOT NULL DEFAULT 1,
  max_shot      INTEGER NOT NULL DEFAULT 8000000000, -- ns; the breakdown splits longer shots
  target_length INTEGER NOT NULL DEFAULT 90000000000 -- ns; what an episode should last
);

CREATE TABLE episode (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  title    TEXT    NOT NULL DEFAULT '',
  text_id  INTEGER                                   -- script_text; replaced as a whole, the old text stays
);
CREATE INDEX episode_position ON episode (position);

CREATE TABLE location (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE scene (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_id  INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  number      TEXT    NOT NULL DEFAULT '',           -- as in truth files: '1-2'
  heading     TEXT    NOT NULL DEFAULT '',
  int_ext     TEXT    NOT NULL DEFAULT '',           -- 'int', 'ext', 'int/ext' or ''
  time_of_day TEXT    NOT NULL DEFAULT '',           -- as written
  location_id INTEGER REFERENCES location (id) ON DELETE SET NULL,
  start       INTEGER NOT NULL DEFAULT 0,            -- bytes into the episode's text
  end         INTEGER NOT NULL DEFAULT 0,
  source_hash TEXT    NOT NULL DEFAULT ''            -- SHA-256 of the script its shots were made from; '' = not broken down yet
);
CREATE INDEX scene_episode ON scene (episode_id, position);

CREATE TABLE element (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  scene_id INTEGER NOT NULL REFERENCES scene (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,                         -- 0, 1, 2…: the index of "scene#index"
  kind     TEXT    NOT NULL,                         -- type names of the script dump
  text     TEXT    NOT NULL DEFAULT '',
  speaker  TEXT    NOT NULL DEFAULT '',
  mood     TEXT    NOT NULL DEFAULT '',
  start    INTEGER NOT NULL DEFAULT 0,               -- bytes; since version 2 from the scene's start
  end      INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX element_scene ON element (scene_id, position);

CREATE TABLE character (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  name     TEXT    NOT NULL UNIQUE,
  gender   TEXT    NOT NULL DEFAULT '',              -- 'female', 'male' or ''
  age      TEXT    NOT NULL DEFAULT '',              -- 'child', 'young', 'adult', 'old' or ''
  voice    TEXT    NOT NULL DEFAULT ''               -- a local or cloud voice by name; '' = derived from the name
);

CREATE TABLE look (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  character_id INTEGER NOT NULL REFERENCES character (id) ON DELETE CASCADE,
  name         TEXT    NOT NULL DEFAULT '',
  from_episode INTEGER,                              -- episode numbers, inclusive; NULL = open
  to_episode   INTEGER,
  hair         TEXT    NOT NULL DEFAULT '',          -- '#rrggbb'; '' = derived from the name
  top          TEXT    NOT NULL DEFAULT '',
  skin         TEXT    NOT NULL DEFAULT ''
);
CREATE INDEX look_character ON look (character_id);

CREATE TABLE prop (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE shot (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_id  INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  scene_id    INTEGER REFERENCES scene (id) ON DELETE SET NULL,
  position    INTEGER NOT NULL,                      -- within the episode: this order is the storyline
  size        TEXT    NOT NULL DEFAULT 'MS',         -- EWS WS FS MLS MS MCU CU ECU
  angle       TEXT    NOT NULL DEFAULT 'eye',        -- eye high low overhead dutch ots pov
  movement    TEXT    NOT NULL DEFAULT 'static',     -- static, push, pull, pan, tilt, track, crane, handheld, orbit, zoom, whip; may be led by 'slow '
  subject     TEXT    NOT NULL DEFAULT '',
  action      TEXT    NOT NULL DEFAULT '',
  sound       TEXT    NOT NULL DEFAULT '',
  vfx         TEXT    NOT NULL DEFAULT '',
  caption     TEXT    NOT NULL DEFAULT '',           -- words the script puts on screen
  purpose     TEXT    NOT NULL DEFAULT '',           -- establish, insert, reaction, inner voice, flashback, hook…
  transition  TEXT    NOT NULL DEFAULT 'cut',        -- into this shot: cut, dissolve
  transition_length INTEGER NOT NULL DEFAULT 0,      -- ns
  duration    INTEGER NOT NULL,                      -- ns
  time_of_day TEXT    NOT NULL DEFAULT '',
  int_ext     TEXT    NOT NULL DEFAULT '',
  location_id INTEGER REFERENCES location (id) ON DELETE SET NULL,
  flashback   INTEGER NOT NULL DEFAULT 0,
  edited      INTEGER NOT NULL DEFAULT 0,            -- a person changed it by hand: a new breakdown keeps it
  source_hash TEXT    NOT NULL DEFAULT '',           -- SHA-256 of the script it was made from
  stale       INTEGER NOT NULL DEFAULT 0,            -- the script it was made from has changed since
  take_id     INTEGER,                               -- the selected picture or video take
  auto_take_id INTEGER                               -- what a generation selected last; another take_id is a person's choice
);
CREATE INDEX shot_episode ON shot (episode_id, position);
CREATE INDEX shot_scene ON shot (scene_id);

CREATE TABLE shot_element (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  shot_id    INTEGER NOT NULL REFERENCES shot (id) ON DELETE CASCADE,
  element_id INTEGER NOT NULL REFERENCES element (id) ON DELETE CASCADE,
  UNIQUE (shot_id, element_id)
);
CREATE INDEX shot_element_element ON shot_element (element_id);

CREATE TABLE shot_character (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  shot_id      INTEGER NOT NULL REFERENCES shot (id) ON DELETE CASCADE,
  character_id INTEGER NOT NULL REFERENCES character (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  screen_x     INTEGER NOT NULL DEFAULT 500000,      -- ppm of the width, where the figure stands
  facing       TEXT    NOT NULL DEFAULT 'front',     -- left, right, front, back
  UNIQUE (shot_id, character_id)
);
CREATE INDEX shot_character_character ON shot_character (character_id);

CREATE TABLE shot_prop (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  shot_id INTEGER NOT NULL REFERENCES shot (id) ON DELETE CASCADE,
  prop_id INTEGER NOT NULL REFERENCES prop (id) ON DELETE CASCADE,
  UNIQUE (shot_id, prop_id)
);
CREATE INDEX shot_prop_prop ON shot_prop (prop_id);

CREATE TABLE line (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  shot_id      INTEGER NOT NULL REFERENCES shot (id) ON DELETE CASCADE,
  element_id   INTEGER REFERENCES element (id) ON DELETE SET NULL,
  position     INTEGER NOT NULL,                     -- within the shot
  character_id INTEGER REFERENCES character (id) ON DELETE SET NULL,
  speaker      TEXT    NOT NULL DEFAULT '',          -- as written
  kind         TEXT    NOT NULL DEFAULT 'dialogue',  -- dialogue (lips move), os (inner voice), vo (off screen), narration
  text         TEXT    NOT NULL,
  mood         TEXT    NOT NULL DEFAULT '',
  language     TEXT    NOT NULL DEFAULT '',          -- '' = the series'
  take_id      INTEGER,                              -- the selected voice take
  auto_take_id INTEGER                               -- as of a shot
);
CREATE INDEX line_shot ON line (shot_id, position);
CREATE INDEX line_element ON line (element_id);

CREATE TABLE lane (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  kind       TEXT    NOT NULL,                       -- voice, subtitle, title, music, effect, overlay
  gain       INTEGER NOT NULL DEFAULT 1000000,       -- ppm
  muted      INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX lane_episode ON lane (episode_id, position);

CREATE TABLE clip (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  lane_id  INTEGER NOT NULL REFERENCES lane (id) ON DELETE CASCADE,
  shot_id  INTEGER REFERENCES shot (id) ON DELETE CASCADE, -- anchor; NULL = the episode's start
  offset   INTEGER NOT NULL DEFAULT 0,               -- ns from the anchor's start
  length   INTEGER,                                  -- ns; NULL = to the end of the episode
  text     TEXT    NOT NULL DEFAULT '',
  gain     INTEGER NOT NULL DEFAULT 1000000,
  take_id  INTEGER,
  auto_take_id INTEGER                               -- as of a shot
);
CREATE INDEX clip_lane ON clip (lane_id);
CREATE INDEX clip_shot ON clip (shot_id);

-- ── Kept: facts that undo must never take back ───────────────────────────────────────────────────

CREATE TABLE script_text (                           -- immutable; a typed word is never lost
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  text    TEXT    NOT NULL,
  created INTEGER NOT NULL                           -- ns since 1970
);

CREATE TABLE media (                                 -- one row a file in media/, content-addressed
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256    TEXT    NOT NULL UNIQUE,
  extension TEXT    NOT NULL,                        -- without the dot
  bytes     INTEGER NOT NULL,
  duration  INTEGER NOT NULL DEFAULT 0,              -- ns; 0 for a still
  width     INTEGER NOT NULL DEFAULT 0,
  height    INTEGER NOT NULL DEFAULT 0,
  created   INTEGER NOT NULL
);

CREATE TABLE take (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  owner    TEXT    NOT NULL,                         -- shot, line, episode
  owner_id INTEGER NOT NULL,                         -- no foreign key: a take outlives its owner
  kind     TEXT    NOT NULL,                         -- picture, video, voice, music
  media_id INTEGER NOT NULL REFERENCES media (id),
  engine   TEXT    NOT NULL DEFAULT '',              -- '' = brought in by a person
  recipe   TEXT    NOT NULL DEFAULT '',              -- SHA-256 of the request that made it
  detail   TEXT    NOT NULL DEFAULT '{}',            -- JSON of the engine: word timings and the like
  job_id   INTEGER,
  created  INTEGER NOT NULL
);
CREATE INDEX take_owner ON take (owner, owner_id);

CREATE TABLE job (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  engine     TEXT    NOT NULL,
  kind       TEXT    NOT NULL,                       -- what comes out: picture, video, voice, music
  owner      TEXT    NOT NULL,
  owner_id   INTEGER NOT NULL,
  recipe     TEXT    NOT NULL,
  request    TEXT    NOT NULL,                       -- JSON
  state      TEXT    NOT NULL,                       -- draft ready submitting submitted running fetching done failed refused cancelled uncertain
  error      TEXT    NOT NULL DEFAULT '',            -- class of failure
  message    TEXT    NOT NULL DEFAULT '',
  created    INTEGER NOT NULL,
  updated    INTEGER NOT NULL
);
CREATE INDEX job_state ON job (state);
CREATE INDEX job_owner ON job (owner, owner_id);

CREATE TABLE export (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_id INTEGER NOT NULL,
  name       TEXT    NOT NULL,                       -- file name, no folder: no absolute path is ever kept
  sha256     TEXT    NOT NULL,
  produce_id TEXT    NOT NULL,
  labels     TEXT    NOT NULL,                       -- JSON: what was read back
  created    INTEGER NOT NULL
);
CREATE INDEX export_episode ON export (episode_id);

CREATE TABLE history (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  label     TEXT    NOT NULL,
  created   INTEGER NOT NULL,
  undone    INTEGER NOT NULL DEFAULT 0,
  changeset BLOB    NOT NULL
);
