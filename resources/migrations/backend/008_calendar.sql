-- Days off as an administrator gave them; the latest holds (where it does not end before the one that the program brings).
CREATE TABLE calendar (
    id     TEXT PRIMARY KEY,
    body   TEXT NOT NULL,  -- JSON as in resources/rules/calendar.json
    put_at INTEGER NOT NULL -- milliseconds since 1970
);
