-- What this desk has said and the centre has not yet settled, and how far each scope of the feed has been read.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,            -- order of making
    id TEXT NOT NULL UNIQUE,            -- command id, the idempotency key
    lane TEXT NOT NULL,
    n INTEGER NOT NULL,
    type TEXT NOT NULL,
    target TEXT NOT NULL,
    body BLOB NOT NULL,                 -- the command as JSON
    made_at INTEGER NOT NULL,           -- ms since 1970, UTC
    state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3), -- queued, sending, conflict, refused
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    server_state BLOB,                  -- the record as the centre has it, for conflict and refused
    UNIQUE (lane, n)
);

CREATE INDEX outbox_target ON outbox (target, seq);

CREATE INDEX outbox_state ON outbox (state, seq);

-- An intent never changes once it is made.
CREATE TRIGGER outbox_immutable BEFORE UPDATE OF seq, id, lane, n, type, target, body, made_at ON outbox
BEGIN
    SELECT RAISE(ABORT, 'outbox_immutable');
END;

-- Nothing leaves the outbox unless outbox_done says how.
CREATE TRIGGER outbox_keeps BEFORE DELETE ON outbox
WHEN NOT EXISTS (SELECT 1 FROM outbox_done WHERE outbox_done.id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'outbox_unsettled');
END;

CREATE TABLE outbox_done (
    id TEXT PRIMARY KEY,
    lane TEXT NOT NULL,
    n INTEGER NOT NULL,
    type TEXT NOT NULL,
    target TEXT NOT NULL,
    body BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    done_at INTEGER NOT NULL,
    how INTEGER NOT NULL CHECK (how BETWEEN 0 AND 3), -- applied, duplicate, dropped, undone
    reason TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE INDEX outbox_done_at ON outbox_done (done_at);

CREATE TABLE sync_cursor (
    scope TEXT PRIMARY KEY,
    cursor TEXT NOT NULL,
    synced_at INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0, -- the first sync has reached the end once
    total INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0,
    generation INTEGER NOT NULL DEFAULT 0 -- counts up when the scope is read again from the start
) WITHOUT ROWID;

-- Rows of the feed that this version cannot read: kept as they came, seen in the tray, read again after an upgrade.
CREATE TABLE parked (
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    body BLOB NOT NULL,
    code TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value BLOB
) WITHOUT ROWID;

CREATE TABLE blob_job (
    hash TEXT PRIMARY KEY,              -- SHA-256, lower-case hex
    upload INTEGER NOT NULL,            -- 1 = to the centre, 0 = from it
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT '',
    done INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE number_block (
    agency TEXT NOT NULL,
    day TEXT NOT NULL,                  -- yyyy-MM-dd, local
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (agency, day, first)
) WITHOUT ROWID;
