-- The queue is filtered by kind of owner, too. The other indexes are made anew by dossier_indexes.cpp; this one is there from the first row on.
ALTER TABLE dossier ADD COLUMN organisation INTEGER NOT NULL DEFAULT 0;

UPDATE dossier SET organisation = 1
WHERE row IN (SELECT row FROM dossier_body WHERE json_extract(CAST(coalesce(shown, truth) AS TEXT), '$.owner.kind') = 'organisation');

DROP INDEX IF EXISTS dossier_open_received;

DROP INDEX IF EXISTS dossier_open_owner;

DROP INDEX IF EXISTS dossier_ended_due;

DROP INDEX IF EXISTS dossier_ended_received;

DROP INDEX IF EXISTS dossier_ended_owner;

DROP INDEX IF EXISTS dossier_holder;

DROP INDEX IF EXISTS dossier_procedure;

DROP INDEX IF EXISTS dossier_status;

DROP INDEX dossier_open_due;

CREATE INDEX dossier_open_due ON dossier (due_at, row, status, received_at, organisation) WHERE open = 1;
