-- Dossiers of the scopes that this desk holds. `truth` is the centre's JSON to the letter; the columns and `shown` say what a
-- screen shows: truth with the outbox applied. Short columns first, so that a list never reads the long ones.
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
    code_key TEXT NOT NULL,
    owner TEXT NOT NULL,
    procedure TEXT NOT NULL,
    holder TEXT NOT NULL,
    terms TEXT NOT NULL,                -- what stands in dossier_fts
    shown BLOB,                         -- NULL = as truth
    truth BLOB                          -- NULL = only made here
);

CREATE INDEX dossier_due ON dossier (due_at, row);

CREATE INDEX dossier_received ON dossier (received_at, row);

CREATE INDEX dossier_owner ON dossier (sort_key, row);

CREATE INDEX dossier_code ON dossier (code_key);

-- The tabs of the work queue: status stands in the index, so that a tab is read without touching other tabs' rows.
CREATE INDEX dossier_open_due ON dossier (due_at, row, status) WHERE open = 1;

CREATE INDEX dossier_open_received ON dossier (received_at, row, status) WHERE open = 1;

CREATE INDEX dossier_open_owner ON dossier (sort_key, row, status, due_at) WHERE open = 1;

-- The text is folded before it comes here (SQLite does not fold đ); word order does not matter, so no positions are kept.
CREATE VIRTUAL TABLE dossier_fts USING fts5 (terms, content = '', detail = none, columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE procedure (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    k0 TEXT NOT NULL,                   -- code, name and field, folded
    sort_key TEXT NOT NULL,
    truth BLOB NOT NULL
) WITHOUT ROWID;
