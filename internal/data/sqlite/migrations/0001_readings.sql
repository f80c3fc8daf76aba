-- Times are INTEGER milliseconds UTC. Rows of readings are never updated or deleted.

CREATE TABLE imports (
    id           INTEGER PRIMARY KEY,
    at_ms        INTEGER NOT NULL,
    file         TEXT    NOT NULL,
    sha256       TEXT    NOT NULL, -- of the file, in hex; '' where there is none
    options      TEXT    NOT NULL, -- what else decides on the readings that the file makes
    n_read       INTEGER NOT NULL,
    n_new        INTEGER NOT NULL,
    n_revised    INTEGER NOT NULL,
    n_retracted  INTEGER NOT NULL,
    n_duplicate  INTEGER NOT NULL,
    n_refused    INTEGER NOT NULL,
    first_seq    INTEGER NOT NULL, -- the readings that it owns are seq first_seq
    last_seq     INTEGER NOT NULL, -- to last_seq, which is first_seq - 1 where it owns none
    undone_at_ms INTEGER           -- NULL while it is in force
) STRICT;

CREATE TABLE indicators (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE sources (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Clustered, so that a range of one indicator is one contiguous read.
CREATE TABLE readings (
    indicator    INTEGER NOT NULL REFERENCES indicators,
    observed_ms  INTEGER NOT NULL,
    source       INTEGER NOT NULL REFERENCES sources,
    published_ms INTEGER NOT NULL, -- the smallest 64-bit integer where the source names none: keys are never NULL
    seq          INTEGER NOT NULL,
    value        REAL,             -- NULL where it retracts
    low          REAL,
    high         REAL,
    quality      INTEGER NOT NULL, -- 0 claimed, 1 estimated, 2 verified
    citation     TEXT,             -- NULL rather than ''
    note         TEXT,
    PRIMARY KEY (indicator, observed_ms, source, published_ms, seq)
) STRICT, WITHOUT ROWID;

-- What an import brought again, whoever owns it. Runs, so that importing a growing file
-- over and over costs a row each time and not a row a reading.
CREATE TABLE repeats (
    import    INTEGER NOT NULL REFERENCES imports,
    first_seq INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL,
    PRIMARY KEY (import, first_seq)
) STRICT, WITHOUT ROWID;

-- What an import owns of each indicator: the overview without reading the readings.
CREATE TABLE contents (
    import            INTEGER NOT NULL REFERENCES imports,
    indicator         INTEGER NOT NULL REFERENCES indicators,
    n                 INTEGER NOT NULL,
    first_observed_ms INTEGER NOT NULL,
    last_observed_ms  INTEGER NOT NULL,
    PRIMARY KEY (indicator, import)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusals (
    import INTEGER NOT NULL REFERENCES imports,
    n      INTEGER NOT NULL, -- from 1, in the order of the file
    line   INTEGER NOT NULL,
    col    INTEGER NOT NULL, -- 0 where the whole row is meant
    reason TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    PRIMARY KEY (import, n)
) STRICT, WITHOUT ROWID;
