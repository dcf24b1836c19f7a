#pragma once

#include "domain/result.h"

#include <QByteArray>

#include <vector>

namespace motcua::storage {

class Db;
struct DossierQuery;

//! A dossier as a list in a file has it: UTF-8 as it lies here, times in ms UTC, 0 = none.
struct ExportRow
{
    QByteArray code, owner, phone, idNumber, submitter, procedure, holder;
    int status = 0;
    qint64 receivedAt = 0;
    qint64 dueAt = 0;
    qint64 finishedAt = 0;
};

//! Where the next part begins; as it is made it is the start.
struct ExportPlace
{
    QByteArray sort;
    qint64 row = 0;
};

struct ExportPart
{
    std::vector<ExportRow> rows;
    ExportPlace next;
    bool more = false;
};

namespace dossiers {

//! The rows of a tab (in the order of arrival) or of a search (as it ranks them) after `from`: at most 2,000. Reader thread.
Result<ExportPart> exportPart(Db& db, const DossierQuery& query, const ExportPlace& from);

} // namespace dossiers

} // namespace motcua::storage
