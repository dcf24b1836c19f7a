-- The centre's first schema, for SQLite and PostgreSQL alike (app/backend/store/dialect.h says what is written differently).
-- Statements end with a semicolon and an empty line (a trigger's own semicolons do not split it).
-- One that only one of them understands says so in a line above it.
-- Times are ISO 8601 UTC text; bodies are UTF-8 JSON as BLOB, so that the feed sends them on as they lie here.

CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO counter (name, value) VALUES ('seq', 0), ('feed_floor', 0);

-- Keys of this centre: 'cursor' (HMAC), 'audit' (HMAC), 'pass' (Ed25519 secret), 'epoch' (identity of this database).
CREATE TABLE secret (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE official (
    id            TEXT PRIMARY KEY,
    user_name     TEXT NOT NULL UNIQUE,
    body          BLOB NOT NULL,
    phone         TEXT NOT NULL DEFAULT '',
    password_hash TEXT NOT NULL,
    demo_password TEXT NOT NULL DEFAULT '', -- of invented officials only, offered by a demo centre
    disabled      INTEGER NOT NULL DEFAULT 0,
    place         INTEGER NOT NULL DEFAULT 0 -- order in lists
) WITHOUT ROWID;

CREATE TABLE challenge (
    id_hash     TEXT PRIMARY KEY,
    official    TEXT NOT NULL REFERENCES official (id),
    device_id   TEXT NOT NULL,
    device_name TEXT NOT NULL,
    otp_hash    TEXT NOT NULL,
    expires_at  INTEGER NOT NULL, -- milliseconds since 1970
    resend_at   INTEGER NOT NULL,
    tries_left  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
    id              TEXT PRIMARY KEY,
    official        TEXT NOT NULL REFERENCES official (id),
    device_id       TEXT NOT NULL,
    device_name     TEXT NOT NULL,
    access_hash     TEXT NOT NULL UNIQUE,
    access_expires  INTEGER NOT NULL,
    refresh_hash    TEXT NOT NULL,
    refresh_expires INTEGER NOT NULL,
    previous_hash   TEXT NOT NULL DEFAULT '', -- the refresh token before: good until the new access token was used once
    in_use          INTEGER NOT NULL DEFAULT 0,
    ended_at        INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE INDEX session_refresh ON session (refresh_hash);

CREATE INDEX session_previous ON session (previous_hash) WHERE previous_hash <> '';

CREATE TABLE login_failure (
    user_name    TEXT PRIMARY KEY,
    failures     INTEGER NOT NULL,
    locked_until INTEGER NOT NULL
) WITHOUT ROWID;

-- Every synced record as it is now. parent: the meeting of a pass or check-in. ref: a dossier's code, a pass's serial, a check-in's pass.
CREATE TABLE record (
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    scope  TEXT NOT NULL,
    rev    INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    parent TEXT NOT NULL DEFAULT '',
    ref    TEXT NOT NULL DEFAULT '',
    body   BLOB NOT NULL,
    UNIQUE (kind, id, scope) -- a pass key lies in each hall, every other record in one scope
);

CREATE INDEX record_feed ON record (scope, seq);

CREATE INDEX record_parent ON record (parent, kind) WHERE parent <> '';

CREATE INDEX record_ref ON record (kind, ref) WHERE ref <> '';

CREATE UNIQUE INDEX record_dossier_code ON record (ref) WHERE kind = 'dossier' AND ref <> '';

-- A record that a scope no longer holds.
CREATE TABLE removal (
    scope  TEXT NOT NULL,
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    rev    INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('deleted', 'moved', 'revoked', 'retention')),
    UNIQUE (scope, kind, id)
);

CREATE INDEX removal_feed ON removal (scope, seq);

-- What became of each command; the answer of a repeated one.
CREATE TABLE command (
    id       TEXT PRIMARY KEY,
    hash     TEXT NOT NULL, -- of the command as it came: the same id with other contents is another command
    official TEXT NOT NULL,
    device   TEXT NOT NULL,
    type     TEXT NOT NULL,
    target   TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    result   BLOB NOT NULL,
    at       TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE blob (
    sha256      TEXT PRIMARY KEY,
    size        INTEGER NOT NULL,
    type        TEXT NOT NULL,
    uploaded_by TEXT NOT NULL,
    at          TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE blob_use (
    sha256 TEXT NOT NULL,
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    PRIMARY KEY (sha256, kind, id)
) WITHOUT ROWID;

-- One counter per agency and day; leased blocks and the centre's own numbers draw from it.
CREATE TABLE number_counter (
    agency TEXT NOT NULL,
    date   TEXT NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (agency, date)
) WITHOUT ROWID;

CREATE TABLE number_block (
    agency   TEXT NOT NULL,
    date     TEXT NOT NULL,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    device   TEXT NOT NULL,
    official TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (agency, date, first)
) WITHOUT ROWID;

-- Messages to people: written with the deed that causes them, sent afterwards, tried again.
CREATE TABLE message (
    n       INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    address TEXT NOT NULL,
    text    TEXT NOT NULL,
    at      TEXT NOT NULL,
    sent_at TEXT NOT NULL DEFAULT ''
);

CREATE INDEX message_unsent ON message (n) WHERE sent_at = '';

-- Who did or saw what. Append-only; each row carries the hash of the one before.
CREATE TABLE audit (
    n        INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    official TEXT NOT NULL,
    device   TEXT NOT NULL,
    action   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    target   TEXT NOT NULL,
    before   TEXT NOT NULL,
    after    TEXT NOT NULL,
    hash     TEXT NOT NULL
);

CREATE INDEX audit_target ON audit (kind, target, n) WHERE after <> '';

-- sqlite only
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

-- sqlite only
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

-- postgresql only
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END $$;

-- postgresql only
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_refuse();

-- n and hash of the last row, signed: a cut tail is seen.
CREATE TABLE audit_head (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    n    INTEGER NOT NULL,
    hash TEXT NOT NULL,
    mac  TEXT NOT NULL
);
