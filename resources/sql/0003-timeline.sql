-- What cutting needs: how a shot uses its take, clips with edges, keyframes, markers, the media bin.

-- ── Tracked ───────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE shot ADD COLUMN source_in INTEGER NOT NULL DEFAULT 0;        -- ns into the take, shown at the shot's start
ALTER TABLE shot ADD COLUMN speed INTEGER NOT NULL DEFAULT 1000000;      -- ppm of the take's time; below 0 backwards, 0 a frozen frame
ALTER TABLE shot ADD COLUMN gain INTEGER NOT NULL DEFAULT 1000000;       -- ppm, of the take's own sound
ALTER TABLE shot ADD COLUMN held INTEGER NOT NULL DEFAULT 0;             -- a person cut it: its length is exactly "duration", whatever is spoken
ALTER TABLE shot ADD COLUMN transition_colour TEXT NOT NULL DEFAULT '#000000'; -- of a fade
ALTER TABLE shot ADD COLUMN transition_edge TEXT NOT NULL DEFAULT 'left';      -- left right top bottom: where a wipe or a push comes from
-- "transition" is now: cut dissolve fade wipe push

ALTER TABLE shot ADD COLUMN lens TEXT NOT NULL DEFAULT '';               -- ultrawide wide normal portrait tele macro, or ''
ALTER TABLE shot ADD COLUMN light TEXT NOT NULL DEFAULT '';              -- natural soft hard low backlit neon candle, or ''
ALTER TABLE shot ADD COLUMN note TEXT NOT NULL DEFAULT '';               -- the creator's own words

ALTER TABLE line ADD COLUMN offset INTEGER;                              -- ns from the shot's start; NULL = laid out by the program
ALTER TABLE line ADD COLUMN gain INTEGER NOT NULL DEFAULT 1000000;
ALTER TABLE line ADD COLUMN subtitle TEXT;                               -- the words on screen; NULL = those that are spoken, '' = none

ALTER TABLE lane ADD COLUMN name TEXT NOT NULL DEFAULT '';               -- '' = called after its kind
ALTER TABLE lane ADD COLUMN solo INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lane ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lane ADD COLUMN ducked INTEGER NOT NULL DEFAULT 12;          -- music alone: by how many dB it makes room for speech, 0 to 30

ALTER TABLE clip ADD COLUMN source_in INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clip ADD COLUMN speed INTEGER NOT NULL DEFAULT 1000000;      -- as of a shot
ALTER TABLE clip ADD COLUMN fade_in INTEGER NOT NULL DEFAULT 0;          -- ns: of sound, of a title's or an overlay's opacity
ALTER TABLE clip ADD COLUMN fade_out INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clip ADD COLUMN style TEXT NOT NULL DEFAULT '';              -- JSON of a title or subtitle; '' = the lane's usual one

ALTER TABLE series ADD COLUMN subtitle_style TEXT NOT NULL DEFAULT '';   -- the same, of all subtitles

-- A value over time, of a shot or of a clip.  One key is a value that stays.
CREATE TABLE keyframe (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  shot_id  INTEGER REFERENCES shot (id) ON DELETE CASCADE,
  clip_id  INTEGER REFERENCES clip (id) ON DELETE CASCADE,
  property TEXT    NOT NULL,                         -- x y (ppm of the frame from its middle), scale opacity gain (ppm), rotation (1/1000 degree, clockwise)
  time     INTEGER NOT NULL,                         -- ns from the owner's start
  value    INTEGER NOT NULL,
  curve    TEXT    NOT NULL DEFAULT 'ease',          -- to the next key: linear ease hold
  CHECK ((shot_id IS NULL) <> (clip_id IS NULL))
);
CREATE INDEX keyframe_shot ON keyframe (shot_id, property, time);
CREATE INDEX keyframe_clip ON keyframe (clip_id, property, time);

CREATE TABLE marker (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  shot_id    INTEGER REFERENCES shot (id) ON DELETE CASCADE, -- anchor; NULL = the episode's start
  offset     INTEGER NOT NULL DEFAULT 0,             -- ns from the anchor's start
  kind       TEXT    NOT NULL DEFAULT 'note',        -- hook cliffhanger paywall note beat
  text       TEXT    NOT NULL DEFAULT ''
);
CREATE INDEX marker_episode ON marker (episode_id);
CREATE INDEX marker_shot ON marker (shot_id);

-- A person's judgement of a take; the take itself is a fact and stays.
CREATE TABLE rating (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  take_id INTEGER NOT NULL UNIQUE,
  stars   INTEGER NOT NULL DEFAULT 0,                -- 1 to 5; 0 = none
  reject  INTEGER NOT NULL DEFAULT 0
);

-- ── Kept: what is known of a file.  A take whose owner is 'series' is media of the bin ─────────────

ALTER TABLE media ADD COLUMN name TEXT NOT NULL DEFAULT '';              -- the file's name when it came in, no folder
ALTER TABLE media ADD COLUMN facts TEXT NOT NULL DEFAULT '';             -- JSON: kind, codecs, rate, channels…; '' = not looked at yet
ALTER TABLE media ADD COLUMN origin TEXT NOT NULL DEFAULT '';            -- JSON: what the file's own labels say of AI; '' = not looked at yet
