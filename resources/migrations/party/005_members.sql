-- Duplicates are found by each rule of its own (app/domain/duplicates.cpp): a column a rule instead of one for "the number".
DROP INDEX registration_number;

ALTER TABLE registration RENAME COLUMN number TO card;

ALTER TABLE registration ADD COLUMN cv TEXT NOT NULL DEFAULT '';

ALTER TABLE registration ADD COLUMN picture TEXT NOT NULL DEFAULT '';

CREATE INDEX registration_card ON registration (card) WHERE card <> '';

CREATE INDEX registration_cv ON registration (cv) WHERE cv <> '';

CREATE INDEX registration_picture ON registration (picture) WHERE picture <> '';

-- The columns of the rows that are here are written anew when the scope is read from its start: without a line nothing is lost meanwhile.
DELETE FROM sync_cursor;

-- The cell's own list of members, as its secretary took it in. It is this desk's: the centre neither sends nor gets it.
CREATE TABLE roster (
    cell TEXT NOT NULL,
    line INTEGER NOT NULL,              -- in the file
    sort BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (cell, line)
) WITHOUT ROWID;

CREATE TABLE roster_file (
    cell TEXT PRIMARY KEY,
    name TEXT NOT NULL,                 -- of the file
    at INTEGER NOT NULL,
    taken_by TEXT NOT NULL
) WITHOUT ROWID;
