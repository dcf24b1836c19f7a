-- What desk and centre agree on beside the records: claims, sealed work that is handed over, numbers that go back, blobs to erase.

-- Kinds of the feed without a table of their own (claim, incident): few rows, as the centre wrote them.
CREATE TABLE side_record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    scope TEXT NOT NULL,
    rev INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    body BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- What this desk works on, has asked for, or has still to let go of.
CREATE TABLE own_claim (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2), -- wanted, held, to release
    until INTEGER NOT NULL DEFAULT 0,   -- ms UTC; of the lease, or the shift's end that was asked for
    away INTEGER NOT NULL DEFAULT 0,    -- 1 = to be kept without a line until `until`
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Unsent work on a record that this desk may no longer hold. `sealed` can be opened at the centre only.
CREATE TABLE handover (
    id TEXT PRIMARY KEY,                -- of the command
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    reason TEXT NOT NULL,               -- moved, revoked
    sealed BLOB,                        -- NULL = the centre's key is not known yet, the command still lies in the outbox
    made_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- Numbers of a leased block that are given back: never taken here again, whether the centre has heard it or not.
CREATE TABLE number_return (
    agency TEXT NOT NULL,
    day TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (agency, day, first)
) WITHOUT ROWID;

-- Files whose record is gone.
CREATE TABLE blob_erase (
    hash TEXT PRIMARY KEY
) WITHOUT ROWID;
