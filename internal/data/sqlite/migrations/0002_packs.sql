-- Readings once more, many to a row, since reading a million of them one by one takes a second. A pack may be
-- missing and is never wrong: readings are not changed, and it names the import up to which it has all.

CREATE TABLE packs (
    id        INTEGER PRIMARY KEY,
    indicator INTEGER NOT NULL REFERENCES indicators,
    from_ms   INTEGER NOT NULL, -- all readings observed from here
    to_ms     INTEGER NOT NULL, -- to here
    as_of     INTEGER NOT NULL, -- that this import or one before it owns, undone or not
    n         INTEGER NOT NULL,
    pack      BLOB    NOT NULL, -- pack.go
    UNIQUE (indicator, from_ms)
) STRICT;
