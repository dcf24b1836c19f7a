-- due_at is what a list counts by (app/domain/deadline.h, countedDue): a dossier that waits for papers has no due date that runs;
-- one that waits a second time counts as late. The printed date stands in the body.
UPDATE dossier SET due_at = CASE
    WHEN coalesce((SELECT json_extract(CAST(coalesce(b.shown, b.truth) AS TEXT), '$.supplements') FROM dossier_body AS b WHERE b.row = dossier.row), 0) > 1
         AND due_at < 9007199254740991 THEN received_at
    ELSE 9007199254740991 END
WHERE status = 5;
