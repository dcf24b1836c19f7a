-- A queue with a filter is read from the indexes alone wherever more than a handful of rows is looked at (app/storage/dossier_plan.cpp). Long names stand there as numbers; brief() is given to SQLite by db.cpp.
ALTER TABLE dossier ADD COLUMN procedure_no INTEGER GENERATED ALWAYS AS (brief(procedure)) VIRTUAL;

ALTER TABLE dossier ADD COLUMN holder_no INTEGER GENERATED ALWAYS AS (brief(holder)) VIRTUAL;

-- The others are made anew by dossier_indexes.cpp; this one is there from the first row on.
DROP INDEX IF EXISTS dossier_due;

DROP INDEX IF EXISTS dossier_received;

DROP INDEX IF EXISTS dossier_owner;

DROP INDEX IF EXISTS dossier_open_received;

DROP INDEX IF EXISTS dossier_open_owner;

DROP INDEX dossier_open_due;

CREATE INDEX dossier_open_due ON dossier (due_at, row, status, received_at) WHERE open = 1;
