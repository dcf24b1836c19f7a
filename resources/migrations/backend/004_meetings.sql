-- Invitations, attendees, passes sent, the members' registrations that wait.

INSERT INTO counter (name, value) VALUES ('meeting_number', 0);

-- Public halves of the keys that passes are signed with. The secret half of the current one (retired_at = 0) is secret 'pass'; that of a
-- retired one is gone. A centre that never changed its key has no row here: its key is number 1.
CREATE TABLE pass_key (
    id           INTEGER PRIMARY KEY, -- 1 … 255, as it stands in the token
    public       BLOB NOT NULL,
    made_at      INTEGER NOT NULL,    -- milliseconds since 1970
    retired_at   INTEGER NOT NULL DEFAULT 0,
    needed_until INTEGER NOT NULL DEFAULT 0 -- end of the last pass signed with a retired one
);

-- A unit's invitation to a meeting. number_key is the number as a unit may type it: no marks, no spaces, lower case.
CREATE TABLE invitation (
    id         TEXT PRIMARY KEY,
    number     TEXT NOT NULL,
    number_key TEXT NOT NULL UNIQUE,
    meeting    TEXT NOT NULL,
    unit       TEXT NOT NULL,
    phone      TEXT NOT NULL,
    email      TEXT NOT NULL,
    seats      INTEGER NOT NULL,
    code_hash  TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('open', 'revoked')),
    reason     TEXT NOT NULL DEFAULT '',
    made_by    TEXT NOT NULL,
    told_at    INTEGER NOT NULL, -- number and code last sent, milliseconds since 1970
    opened_at  INTEGER NOT NULL DEFAULT 0,
    place      INTEGER NOT NULL  -- order among the meeting's invitations
) WITHOUT ROWID;

CREATE INDEX invitation_meeting ON invitation (meeting, place);

-- Whom a unit sends. pass: the record of that kind, empty before the first sending and after a revocation.
CREATE TABLE attendee (
    id         TEXT PRIMARY KEY,
    invitation TEXT NOT NULL REFERENCES invitation (id),
    rev        INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    full_name  TEXT NOT NULL,
    position   TEXT NOT NULL,
    email      TEXT NOT NULL,
    pass       TEXT NOT NULL DEFAULT '',
    sent_at    INTEGER NOT NULL DEFAULT 0, -- the pass went to this e-mail, milliseconds since 1970
    revoked    INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE INDEX attendee_invitation ON attendee (invitation, place);

CREATE INDEX attendee_pass ON attendee (pass) WHERE pass <> '';

-- A member's registration on its way: before the phone is confirmed it is nobody's, afterwards the record of the same id lies with the
-- reviewers. It holds no name: who is approved gets it.
CREATE TABLE application (
    id            TEXT PRIMARY KEY,
    state         TEXT NOT NULL CHECK (state IN ('unproven', 'sent', 'opened')),
    body          BLOB NOT NULL, -- the registration as it was sent, JSON
    phone         TEXT NOT NULL,
    card_number   TEXT NOT NULL,
    cv_number     TEXT NOT NULL,
    password_hash TEXT NOT NULL, -- empty once the account is opened
    account       TEXT NOT NULL DEFAULT '',
    made_at       INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX application_card ON application (card_number) WHERE card_number <> '';

CREATE INDEX application_cv ON application (cv_number) WHERE cv_number <> '';

CREATE INDEX application_phone ON application (phone, made_at);
