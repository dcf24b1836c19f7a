#pragma once

#include "remote/api_client.h"

#include <QDate>

namespace motcua::remote {

//! Dossier numbers lent to this device, for one agency and one day. protocol.md.
struct NumberBlock
{
    QString agency;
    QDate date;
    int first = 0;
    int last = 0;
};

//! POST /v1/number-blocks: the centre never gives a number twice. Errors: scope, number_block (Contract: an empty or absurd block).
[[nodiscard]] QFuture<Result<NumberBlock>> leaseNumbers(ApiClient& api, QObject* context, const QString& agency, QDate date, int count);

//! POST /v1/number-blocks/return: numbers that were not used; said again it is no error. Errors: number_used, code_not_leased (Conflict).
[[nodiscard]] QFuture<Result<bool>> returnNumbers(ApiClient& api, QObject* context, const NumberBlock& unused);

} // namespace motcua::remote
