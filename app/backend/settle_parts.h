#pragma once

#include "backend/settle.h"
#include "backend/store/records.h"

//! Inside settling only: what the centre adds to domain::apply.
namespace motcua::backend::parts {

[[nodiscard]] Result<domain::Record> recordOf(const store::RecordRow& row);

//! Names of the blobs that it holds.
[[nodiscard]] QStringList blobsOf(const domain::Record& record);

struct Completion
{
    store::RecordRow row;
    QString refusal; //!< code, empty = none
    QStringList fields;
    QString note;    //!< code that goes with `applied`: "incident", "code_assigned"
    QString messageTo;
    QString messageText;
    std::vector<store::RecordRow> more; //!< records that come with it (an incident)
    bool endsClaim = false;
};

//! Numbers for a received dossier, a double admission's mark and incident, the next rev. `was`: the record in `before`, if there was one.
[[nodiscard]] Completion complete(store::Db& db, const store::Caller& caller, const domain::Command& command,
                                  const SettleContext& context, const std::optional<store::RecordRow>& before, const domain::Record& was,
                                  domain::Record after);

} // namespace motcua::backend::parts
