-- Requests of party members for an account. Sensitive: a file of its own.
CREATE TABLE registration (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL,
    status INTEGER NOT NULL,            -- waiting, approved, refused, returned
    mark INTEGER NOT NULL DEFAULT 0,
    submitted_at INTEGER NOT NULL,
    number TEXT NOT NULL,               -- card number, else CV number
    phone TEXT NOT NULL,
    person TEXT NOT NULL,               -- name with its tone placed canonically, and birth date
    shown BLOB,
    truth BLOB
);

CREATE INDEX registration_status ON registration (status, submitted_at, row);

CREATE INDEX registration_number ON registration (number) WHERE number <> '';

CREATE INDEX registration_phone ON registration (phone) WHERE phone <> '';

CREATE INDEX registration_person ON registration (person) WHERE person <> '';
