-- Codes that were right, for a while: who lost the answer asks again and gets it again.
CREATE TABLE passed_challenge (
    id_hash    TEXT PRIMARY KEY,
    otp_hash   TEXT NOT NULL,
    realm      TEXT NOT NULL,
    subject    TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    expires_at INTEGER NOT NULL -- milliseconds since 1970
) WITHOUT ROWID;
