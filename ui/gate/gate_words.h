#pragma once

#include "domain/gate_reason.h"
#include "services/check_in_desk.h"
#include "ui/kit/sounds.h"
#include "ui/kit/verdict_panel.h"

#include <QCoreApplication>

namespace motcua::ui {

//! The gate's sentences: what each verdict says, in the user's language. Stateless.
class GateWords
{
    Q_DECLARE_TR_FUNCTIONS(motcua::ui::GateWords)

public:
    [[nodiscard]] static VerdictView view(const services::GateVerdict& verdict);
    [[nodiscard]] static VerdictView ready(bool camera = true);
    //! The scan is not on disk: never looks like an admission.
    [[nodiscard]] static VerdictView notWritten(const Error& error);
    [[nodiscard]] static VerdictView undone(const services::GateVerdict& verdict);
    //! Right end of a line of the last scans: "được vào", "đã vào lúc 07:58".
    [[nodiscard]] static QString shortText(const services::GateVerdict& verdict);
    //! Who it was, or what was wrong with the code.
    [[nodiscard]] static QString rowName(const services::GateVerdict& verdict);
    [[nodiscard]] static QString rowSecond(const services::GateVerdict& verdict);
    [[nodiscard]] static QString reason(domain::GateReason reason);
    //! Lines of the incident list.
    [[nodiscard]] static QString incident(const services::GateVerdict& verdict);
    [[nodiscard]] static QString incidentSecond(const services::GateVerdict& verdict);
    //! "Hội trường lớn, 08:30"
    [[nodiscard]] static QString placeAndTime(const domain::Meeting& meeting);
};

[[nodiscard]] Meaning meaningOf(const services::GateVerdict& verdict);
[[nodiscard]] VerdictSound soundOf(const services::GateVerdict& verdict);
//! A refused scan of a known pass of this meeting, which a guard may overrule with a reason.
[[nodiscard]] bool mayOverrule(const services::GateVerdict& verdict);
[[nodiscard]] bool isUndo(const services::GateVerdict& verdict);

} // namespace motcua::ui
