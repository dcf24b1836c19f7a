-- Messages on their way, limits of use.
DROP TABLE message;

-- A message to a person, written with the deed that causes it. Who sends it holds a lease; `handing` is committed before the last byte
-- goes out, so that a process that died there is told from one that died before: the first is never repeated by itself.
-- What is done with keeps no text and no attachment.
CREATE TABLE message (
    id          TEXT PRIMARY KEY, -- also Message-ID of the mail and idempotency key at the gateway
    channel     TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    address     TEXT NOT NULL,
    subject     TEXT NOT NULL,
    text        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'handing', 'sent', 'refused', 'expired', 'unsure')),
    urgent      INTEGER NOT NULL, -- 0 first, 1 after
    queued_at   INTEGER NOT NULL, -- milliseconds since 1970
    expires_at  INTEGER NOT NULL, -- 0 = never
    attempts    INTEGER NOT NULL DEFAULT 0,
    next_try    INTEGER NOT NULL,
    lease       TEXT NOT NULL DEFAULT '',
    lease_until INTEGER NOT NULL DEFAULT 0,
    done_at     INTEGER NOT NULL DEFAULT 0,
    code        TEXT NOT NULL DEFAULT '' -- why the last attempt failed
) WITHOUT ROWID;

CREATE INDEX message_due ON message (channel, urgent, next_try) WHERE done_at = 0;

CREATE INDEX message_codes ON message (address, queued_at) WHERE expires_at > 0;

CREATE TABLE message_attachment (
    message TEXT NOT NULL REFERENCES message (id),
    place   INTEGER NOT NULL,
    name    TEXT NOT NULL,
    type    TEXT NOT NULL,
    body    BLOB NOT NULL,
    PRIMARY KEY (message, place)
) WITHOUT ROWID;

-- Refresh tokens that were exchanged already: one that comes again was stolen, and its session ends.
CREATE TABLE spent_refresh (
    hash    TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    at      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX spent_refresh_at ON spent_refresh (at);
