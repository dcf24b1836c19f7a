-- The cell's list of members is the centre's now, like registrations: its record, and the lines above as they are shown.
CREATE TABLE roster_record (
    id TEXT PRIMARY KEY,
    cell TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 0,
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    mark INTEGER NOT NULL DEFAULT 0,
    truth BLOB                          -- null: the centre does not have it yet
) WITHOUT ROWID;
