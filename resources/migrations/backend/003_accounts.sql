-- Citizens' and members' accounts, their sign-in. Times in INTEGER columns are milliseconds since 1970.

CREATE TABLE account (
    id              TEXT PRIMARY KEY,
    realm           TEXT NOT NULL CHECK (realm IN ('citizen', 'member')),
    kind            TEXT NOT NULL, -- citizen, business, agency; member
    user_name       TEXT NOT NULL, -- the name shown; account_name has every name that signs in
    full_name       TEXT NOT NULL,
    phone           TEXT NOT NULL,
    email           TEXT NOT NULL DEFAULT '',
    email_confirmed INTEGER NOT NULL DEFAULT 0,
    password_hash   TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'active', 'disabled')),
    body            BLOB NOT NULL, -- the rest of the profile, JSON
    helped_by       TEXT NOT NULL DEFAULT '', -- the official who helped at the desk
    created_at      TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE account_name (
    realm   TEXT NOT NULL,
    name    TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (realm, name)
) WITHOUT ROWID;

CREATE INDEX account_name_account ON account_name (account);

-- A registration whose phone is not confirmed yet: it holds no name, so nobody can block another person's number.
CREATE TABLE enrolment (
    id         TEXT PRIMARY KEY,
    body       BLOB NOT NULL,
    phone      TEXT NOT NULL,
    helped_by  TEXT NOT NULL DEFAULT '',
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX enrolment_phone ON enrolment (phone);

-- A confirmed one-time code gives a ticket; the ticket sets one password.
CREATE TABLE ticket (
    hash       TEXT PRIMARY KEY,
    realm      TEXT NOT NULL,
    subject    TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE email_token (
    hash       TEXT PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id),
    email      TEXT NOT NULL,
    sent_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX email_token_account ON email_token (account);

-- Check codes that were answered, right or wrong: each counts once.
CREATE TABLE spent_check (
    hash       TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- "There is an account with my number and it is not mine."
CREATE TABLE complaint (
    id         TEXT PRIMARY KEY,
    id_number  TEXT NOT NULL,
    full_name  TEXT NOT NULL,
    phone      TEXT NOT NULL,
    text       TEXT NOT NULL,
    at         TEXT NOT NULL,
    decision   TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'upheld', 'declined')),
    note       TEXT NOT NULL DEFAULT '',
    decided_by TEXT NOT NULL DEFAULT '',
    decided_at TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE INDEX complaint_open ON complaint (at) WHERE decision = '';

CREATE INDEX complaint_number ON complaint (id_number);

CREATE TABLE dossier_account (
    dossier TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    at      TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX dossier_account_account ON dossier_account (account, at);

-- Who brought which file: the same bytes may be several people's.
CREATE TABLE blob_account (
    sha256  TEXT NOT NULL,
    account TEXT NOT NULL,
    size    INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (account, sha256)
) WITHOUT ROWID;

-- Challenges and sessions speak for a subject of a realm, no longer for officials only.
CREATE TABLE challenge_of_realm (
    id_hash     TEXT PRIMARY KEY,
    realm       TEXT NOT NULL,
    subject     TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    device_id   TEXT NOT NULL,
    device_name TEXT NOT NULL,
    otp_hash    TEXT NOT NULL,
    expires_at  INTEGER NOT NULL,
    resend_at   INTEGER NOT NULL,
    tries_left  INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO challenge_of_realm (id_hash, realm, subject, purpose, device_id, device_name, otp_hash, expires_at, resend_at, tries_left)
SELECT id_hash, 'official', official, 'sign_in', device_id, device_name, otp_hash, expires_at, resend_at, tries_left FROM challenge;

DROP TABLE challenge;

ALTER TABLE challenge_of_realm RENAME TO challenge;

CREATE INDEX challenge_subject ON challenge (realm, subject);

CREATE TABLE session_of_realm (
    id              TEXT PRIMARY KEY,
    realm           TEXT NOT NULL,
    subject         TEXT NOT NULL,
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

INSERT INTO session_of_realm (id, realm, subject, device_id, device_name, access_hash, access_expires, refresh_hash, refresh_expires,
                              previous_hash, in_use, ended_at)
SELECT id, 'official', official, device_id, device_name, access_hash, access_expires, refresh_hash, refresh_expires, previous_hash, in_use,
       ended_at FROM session;

DROP TABLE session;

ALTER TABLE session_of_realm RENAME TO session;

CREATE INDEX session_refresh ON session (refresh_hash);

CREATE INDEX session_previous ON session (previous_hash) WHERE previous_hash <> '';

CREATE INDEX session_subject ON session (realm, subject);
