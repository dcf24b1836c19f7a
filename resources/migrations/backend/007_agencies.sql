-- What printed papers say of an agency, each from a day on ('' = since ever).
CREATE TABLE agency_head (
    agency     TEXT NOT NULL, -- code
    valid_from TEXT NOT NULL,
    parent     TEXT NOT NULL DEFAULT '',
    name       TEXT NOT NULL DEFAULT '',
    place      TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    phone      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (agency, valid_from)
) WITHOUT ROWID;
