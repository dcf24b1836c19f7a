-- An organisation's dossier is looked for by the number of who stands for it, too. Digits; its index is one of dossier_indexes.cpp.
ALTER TABLE dossier ADD COLUMN representative_id TEXT NOT NULL DEFAULT '';

UPDATE dossier SET representative_id = replace(replace(coalesce((SELECT json_extract(CAST(coalesce(b.shown, b.truth) AS TEXT), '$.owner.representativeId')
                                                                 FROM dossier_body AS b WHERE b.row = dossier.row), ''), ' ', ''), '.', '')
WHERE row IN (SELECT row FROM dossier_body WHERE json_extract(CAST(coalesce(shown, truth) AS TEXT), '$.owner.kind') = 'organisation');
