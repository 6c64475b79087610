-- What vendors on the network need: jobs that outlive the program, and what they cost.  Money is millionths of its currency;
-- different currencies are never added.

-- ── Kept ──────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE job ADD COLUMN account TEXT NOT NULL DEFAULT '';             -- by name; its key is never in a project
ALTER TABLE job ADD COLUMN handle TEXT NOT NULL DEFAULT '';              -- our own id for it, which the vendor may know it by
ALTER TABLE job ADD COLUMN token TEXT NOT NULL DEFAULT '';               -- JSON: by what the vendor knows it; '' = nothing is known to have been taken on
ALTER TABLE job ADD COLUMN attempt INTEGER NOT NULL DEFAULT 0;           -- how often it was submitted
ALTER TABLE job ADD COLUMN left_at INTEGER NOT NULL DEFAULT 0;           -- ns since 1970: when it was last submitted
ALTER TABLE job ADD COLUMN reserved_micro INTEGER NOT NULL DEFAULT 0;    -- may be charged: the estimate, until it is settled
ALTER TABLE job ADD COLUMN cost_micro INTEGER NOT NULL DEFAULT 0;        -- has been charged, as far as is known
ALTER TABLE job ADD COLUMN currency TEXT NOT NULL DEFAULT '';            -- ISO 4217; '' = costs nothing, or nobody knows
ALTER TABLE job ADD COLUMN usage TEXT NOT NULL DEFAULT '';               -- what the vendor counted: "108000 token"
CREATE INDEX job_recipe ON job (recipe);

ALTER TABLE take ADD COLUMN ai TEXT NOT NULL DEFAULT '';                 -- JSON: who made it from what, as sent; '' = not by a vendor
ALTER TABLE take ADD COLUMN cost_micro INTEGER NOT NULL DEFAULT 0;
ALTER TABLE take ADD COLUMN currency TEXT NOT NULL DEFAULT '';

CREATE TABLE cap (                                   -- what may be spent at most
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  scope    TEXT    NOT NULL,                         -- day, episode, series
  currency TEXT    NOT NULL,
  micro    INTEGER NOT NULL,
  UNIQUE (scope, currency)
);
