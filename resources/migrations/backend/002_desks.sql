-- Desks: number blocks given back, uploads under way, quarantine, what retention may forget.

-- Numbers of a block that its desk gave back unused. They are listed, and the next block is taken from them first.
CREATE TABLE number_return (
    agency   TEXT NOT NULL,
    date     TEXT NOT NULL,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    device   TEXT NOT NULL,
    official TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (agency, date, first)
) WITHOUT ROWID;

-- Everybody who brought a blob: it stays theirs to see and to name, whoever was first.
CREATE TABLE blob_sender (
    sha256  TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (sha256, subject)
) WITHOUT ROWID;

-- Bytes of a blob that came so far, in a file beside the blobs named by both keys. One for each who sends it: nobody can spoil
-- another's upload.
CREATE TABLE blob_part (
    sha256   TEXT NOT NULL,
    sender   TEXT NOT NULL,
    size     INTEGER NOT NULL,
    received INTEGER NOT NULL,
    at       INTEGER NOT NULL, -- milliseconds since 1970, of the last piece
    PRIMARY KEY (sha256, sender)
) WITHOUT ROWID;

-- Unsent work on records that a desk may no longer hold, sealed to this centre's quarantine key.
CREATE TABLE quarantine (
    id         TEXT PRIMARY KEY,
    scope      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    target     TEXT NOT NULL,
    reason     TEXT NOT NULL,
    official   TEXT NOT NULL,
    device     TEXT NOT NULL,
    at         TEXT NOT NULL,
    sealed     BLOB NOT NULL,
    settled_by TEXT NOT NULL DEFAULT '',
    settled_at TEXT NOT NULL DEFAULT '',
    outcome    TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE INDEX quarantine_scope ON quarantine (scope, at);

-- How far the feed was at the start of a day: what lies before the mark of ninety days ago may be forgotten.
CREATE TABLE feed_mark (
    day TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
) WITHOUT ROWID;

-- Claims that somebody else ended, and why.
CREATE TABLE claim_break (
    at      TEXT NOT NULL,
    kind    TEXT NOT NULL,
    target  TEXT NOT NULL,
    holder  TEXT NOT NULL,
    breaker TEXT NOT NULL,
    reason  TEXT NOT NULL,
    PRIMARY KEY (target, at)
) WITHOUT ROWID;

CREATE INDEX command_at ON command (at);

-- A record that was taken away has a last row without an `after`; the walk of the audit asks for it.
DROP INDEX audit_target;

CREATE INDEX audit_target ON audit (kind, target, n) WHERE after <> '' OR before <> '';
