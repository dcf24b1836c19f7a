#pragma once

#include "services/citizen_turn.h"

namespace motcua::services {

//! Inside this folder only: the ticket is what lets a password be set, and no screen sees it.
struct CitizenTurn::Private
{
    remote::ApiClient& api;
    std::function<QDateTime()> now;
    TurnKind kind = TurnKind::Open;
    QString userName;
    QString maskedPhone = {};
    QString challenge = {};
    QString ticket = {};
    QString sampleCode = {};
    QDateTime validUntil = {};
    QDateTime resendFrom = {};
    int triesLeft = -1;
    bool active = false;
    Step step = Step::Code;
    std::vector<domain::Warning> warnings = {};
};

} // namespace motcua::services
