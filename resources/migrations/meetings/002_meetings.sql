-- Meetings of a hall, their passes, the keys that sign them, and every scan at a gate.
CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    number INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    truth BLOB NOT NULL
) WITHOUT ROWID;

CREATE INDEX meeting_number ON meeting (number);

CREATE TABLE pass (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    serial TEXT NOT NULL UNIQUE,
    sort_key BLOB NOT NULL,
    terms TEXT NOT NULL,
    truth BLOB NOT NULL
);

CREATE INDEX pass_meeting ON pass (meeting_id, sort_key, row);

CREATE VIRTUAL TABLE pass_fts USING fts5 (terms, content = '', detail = none, columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE pass_key (
    id INTEGER PRIMARY KEY,             -- key id of a token
    rev INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    key BLOB NOT NULL                   -- Ed25519, 32 bytes
);

-- Facts: nothing here is changed by a person, an undo is a row of its own (`annuls`).
CREATE TABLE check_in (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    mark INTEGER NOT NULL DEFAULT 0,
    meeting_id TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    person TEXT NOT NULL,               -- the pass, else the walk-in's scan; '' = nobody was found
    at INTEGER NOT NULL,
    device TEXT NOT NULL,
    gate TEXT NOT NULL,
    annuls TEXT NOT NULL,
    shown BLOB,
    truth BLOB
);

CREATE INDEX check_in_pass ON check_in (pass_id, meeting_id, at) WHERE pass_id <> '';

CREATE INDEX check_in_person ON check_in (person, meeting_id, at) WHERE person <> '';

CREATE INDEX check_in_meeting ON check_in (meeting_id, at, row);

CREATE INDEX check_in_gate ON check_in (meeting_id, device, gate, row);

CREATE INDEX check_in_annuls ON check_in (annuls) WHERE annuls <> '';

-- Who came: derived from check_in, one row a person and meeting, so that counters never count scans.
CREATE TABLE attendance (
    meeting_id TEXT NOT NULL,
    person TEXT NOT NULL,
    walk_in INTEGER NOT NULL,
    name TEXT NOT NULL,                 -- of a walk-in
    first_in INTEGER NOT NULL,          -- 0 = not come
    last_out INTEGER NOT NULL,
    inside INTEGER NOT NULL,
    incident INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, person)
) WITHOUT ROWID;
