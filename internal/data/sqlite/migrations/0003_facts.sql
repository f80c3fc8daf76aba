-- What "watchtui watch" was told to run a command for. A fact is noted before its command runs, and once for each watcher,
-- so that no command runs twice for it.

CREATE TABLE facts (
    id          INTEGER PRIMARY KEY,
    watcher     TEXT    NOT NULL, -- the name that "watch --as" has
    book        TEXT    NOT NULL, -- the title of the watchbook
    kind        TEXT    NOT NULL, -- firing or verdict
    rule        TEXT    NOT NULL, -- the id of the trigger or the offer
    key         TEXT    NOT NULL, -- tells the rule's facts apart
    noted_at_ms INTEGER NOT NULL,
    record      TEXT    NOT NULL, -- JSON, as the command has it; '' where none ever ran
    UNIQUE (watcher, book, kind, rule, key)
) STRICT;

-- The commands that ran for a fact; none for one that was past when the watcher began to look.
CREATE TABLE tellings (
    fact        INTEGER NOT NULL REFERENCES facts,
    attempt     INTEGER NOT NULL, -- from 1
    by          TEXT    NOT NULL, -- the process: its file beside the store is locked as long as it lives
    command     TEXT    NOT NULL,
    began_at_ms INTEGER NOT NULL,
    ended_at_ms INTEGER,          -- NULL while it runs, and for ever where the process ended before it
    outcome     TEXT,             -- done, failed or stopped; NULL likewise
    code        INTEGER,          -- what the command exited with; NULL where it did not, by itself
    PRIMARY KEY (fact, attempt)
) STRICT, WITHOUT ROWID;

-- The rules whose past has been noted. One that is defined otherwise is another, with a past of its own.
CREATE TABLE watched (
    watcher    TEXT    NOT NULL,
    book       TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    rule       TEXT    NOT NULL,
    definition TEXT    NOT NULL,
    at_ms      INTEGER NOT NULL,
    PRIMARY KEY (watcher, book, kind, rule, definition)
) STRICT, WITHOUT ROWID;
