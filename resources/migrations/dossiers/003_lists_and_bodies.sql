-- What lists read and what records say lie apart: an index is built, and a list is read, without touching a single body.
-- Numbers are found by indexes of their own; words of names by dossier_fts. The indexes of dossier_indexes.cpp are made when the
-- rows are there: sorted at once they cost a third of what they cost row by row.
CREATE TABLE dossier_body (
    row INTEGER PRIMARY KEY,
    shown BLOB,                         -- NULL = as truth
    truth BLOB                          -- NULL = only made here
);

INSERT INTO dossier_body (row, shown, truth) SELECT row, shown, truth FROM dossier;

DROP INDEX dossier_due;

DROP INDEX dossier_received;

DROP INDEX dossier_owner;

DROP INDEX dossier_code;

DROP INDEX dossier_open_due;

DROP INDEX dossier_open_received;

DROP INDEX dossier_open_owner;

ALTER TABLE dossier RENAME TO dossier_before;

DROP TABLE dossier_fts;

CREATE TABLE dossier (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,               -- of truth; 0 = made here, not yet at the centre
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    status INTEGER NOT NULL,
    open INTEGER NOT NULL,              -- not at an end
    mark INTEGER NOT NULL DEFAULT 0,    -- settled, waiting, needs a look
    due_at INTEGER NOT NULL,            -- ms UTC; 9007199254740991 = none, so that it sorts last
    received_at INTEGER NOT NULL,       -- else submitted
    finished_at INTEGER NOT NULL,       -- 0 = not
    sort_key BLOB NOT NULL,
    code TEXT NOT NULL,
    ending TEXT NOT NULL,               -- last four digits of the code
    phone TEXT NOT NULL,                -- digits
    id_number TEXT NOT NULL,            -- digits
    owner TEXT NOT NULL,
    submitter TEXT NOT NULL,
    procedure TEXT NOT NULL,
    holder TEXT NOT NULL
);

INSERT INTO dossier (row, id, rev, generation, scope, status, open, mark, due_at, received_at, finished_at, sort_key, code,
                     ending, phone, id_number, owner, submitter, procedure, holder)
SELECT row, id, rev, generation, scope, status, open, mark, due_at, received_at, finished_at, sort_key, code,
       CASE WHEN length(code_key) < 8 THEN '' ELSE substr(code_key, -4) END,
       replace(replace(coalesce(json_extract(CAST(coalesce(shown, truth) AS TEXT), '$.owner.phone'), ''), ' ', ''), '.', ''),
       replace(replace(coalesce(json_extract(CAST(coalesce(shown, truth) AS TEXT), '$.owner.idNumber'), ''), ' ', ''), '.', ''),
       owner, coalesce(json_extract(CAST(coalesce(shown, truth) AS TEXT), '$.submitter'), ''), procedure, holder
FROM dossier_before;

-- The tabs of the work queue: status stands in the index, so that a tab is read without touching other tabs' rows. This one is
-- there from the first row on: it is what a clerk sees while the rest comes in.
CREATE INDEX dossier_open_due ON dossier (due_at, row, status) WHERE open = 1;

-- The text is folded before it comes here (SQLite does not fold đ), so bytes above 127 are letters like others; word order does
-- not matter, so no positions are kept.
CREATE VIRTUAL TABLE dossier_fts USING fts5 (terms, content = '', detail = none, columnsize = 0, prefix = '1 2 3', tokenize = 'ascii');

-- While a first sync runs, segments are only laid beside one another; dossier_indexes.cpp merges them once.
INSERT INTO dossier_fts (dossier_fts, rank) VALUES ('automerge', 0);

INSERT INTO dossier_fts (dossier_fts, rank) VALUES ('crisismerge', 64);

-- fold(): domain::keyK0(), given to SQLite by db.cpp. The same words as dossier_store.cpp's termsOf().
INSERT INTO dossier_fts (rowid, terms)
SELECT row, fold(owner) || ' ' || fold(submitter) || ' đ' || status || CASE open WHEN 1 THEN ' đo' ELSE '' END FROM dossier;

DROP TABLE dossier_before;
