-- What a later version might bring: a column and a table that are tracked.
ALTER TABLE episode ADD COLUMN test_mood TEXT NOT NULL DEFAULT 'calm';
CREATE TABLE test_note (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL
);
