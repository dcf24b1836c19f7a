#pragma once

#include "ui/gate/gate_source.h"

#include <QPromise>
#include <QSet>

#include <map>
#include <memory>
#include <optional>

namespace motcua::test {

//! A gate without a database, judged by a table in memory; a test may hold answers back or let them fail. Invented people.
class FakeGate
{
public:
    FakeGate();

    ui::GateSource source();
    domain::Pass& add(const QString& code, const QString& name, const QString& position, const QString& unit);

    void hold() { m_holding = true; }
    void release();

    std::vector<domain::Meeting> meetings;
    domain::Meeting here;
    QString gate;
    QStringList also; //!< other meetings of this door
    domain::Direction direction = domain::Direction::In;
    std::map<QString, domain::Pass> passes; //!< by code
    std::map<QString, domain::VerdictKind> verdicts; //!< by code, where it is another one than admitted or already inside
    std::optional<Error> error; //!< of scan, admit, walkIn and undo
    std::optional<Error> setGateError;
    std::vector<services::GateVerdict> log; //!< newest first
    QSet<QString> inside; //!< pass ids

    struct Asked
    {
        QString text;
        domain::ScanSource source;
    };
    std::vector<Asked> scans;
    QStringList reasons;
    std::vector<services::WalkIn> walkIns;
    QStringList cardsInside; //!< numbers of identity cards
    services::GateReadiness readiness;
    QStringList written;
    QStringList listed; //!< meetings whose lists were asked for
    QString path = QStringLiteral("/nowhere/list.xlsx");
    std::optional<ui::GateNetwork> network; //!< none: there is no such thing
    std::optional<ui::SerialScanner> scanner;
    bool withKiosk = false;
    bool kiosk = false;
    QString kioskCode;
    QDateTime now;
    int expected = 180;
    int arrivedBefore = 0;

private:
    services::GateVerdict judge(const QString& text, domain::ScanSource source);
    services::GateVerdict record(services::GateVerdict verdict);
    template<class T>
    QFuture<Result<T>> answer(Result<T> result);

    bool m_holding = false;
    std::vector<std::function<void()>> m_waiting;
    int m_next = 0;
};

} // namespace motcua::test
