#pragma once

#include "domain/dossier.h"

#include <QHash>

#include <vector>

namespace motcua::domain {

//! What a report counts of one dossier. Times in ms UTC, 0 = none. domain.md §1: on time ⇔ end ≤ due.
struct ReportLine
{
    DossierStatus status = DossierStatus::Received;
    qint64 receivedAt = 0;
    qint64 dueAt = 0;
    qint64 finishedAt = 0;
    QString procedure;
    QString holder;
};

//! Whole local days, both included.
struct ReportPeriod
{
    enum class Kind { Week, Month, Quarter };
    Kind kind = Kind::Month;
    QDate first;
    QDate last;

    [[nodiscard]] static ReportPeriod around(Kind kind, QDate day); //!< the week (Monday first), month or quarter of that day
    [[nodiscard]] ReportPeriod before() const;
    [[nodiscard]] ReportPeriod after() const;
    bool operator==(const ReportPeriod&) const = default;
};

struct ReportCounts
{
    QString name; //!< procedure, holder or officer
    int received = 0;
    int resolved = 0; //!< ended in the period, whenever received
    int onTime = 0;   //!< of the resolved
    int late = 0;
    int carriedIn = 0;  //!< received before and not ended when the period began
    int carriedOut = 0; //!< not ended at its end: carriedIn + received = resolved + carriedOut

    [[nodiscard]] double share() const { return resolved == 0 ? 1.0 : double(onTime) / double(resolved); }
    bool operator==(const ReportCounts&) const = default;
};

//! carriedIn + all.received = all.resolved + carriedOut: the sum that tells a report from a guess.
struct DeskReport
{
    struct Day
    {
        QDate date;
        int received = 0;
        int resolved = 0;
        bool operator==(const Day&) const = default;
    };

    ReportPeriod period;
    ReportCounts all;
    int receivedBefore = 0;  //!< in the period before
    int carriedIn = 0;       //!< received before and not ended when the period began
    int carriedInDone = 0;   //!< of them ended in the period
    int carriedOut = 0;      //!< not ended at the period's end (or now, where that is earlier)
    int carriedOutLate = 0;  //!< of them overdue then
    std::vector<Day> days;
    std::vector<ReportCounts> procedures; //!< most received first
    std::vector<ReportCounts> holders;    //!< who held it last
};

//! What one dossier counts for whom: who took it in, and who brought it to its end (the steps of its timeline).
struct OfficerLine
{
    QString id; //!< the dossier's
    ReportLine line;
    QString received; //!< official's name; empty = filed online, or not known
    QString ended;
};
//! Of a dossier's steps.
[[nodiscard]] OfficerLine officersOf(const Dossier& dossier);

//! A report by name, most received first, and the dossiers that each line was added up from, each once.
struct OfficerReport
{
    std::vector<ReportCounts> rows;
    QHash<QString, QStringList> dossiers; //!< ids

    bool operator==(const OfficerReport&) const = default;
};

//! Received and resolved by name; nothing is carried by a person.
class OfficerCounter
{
public:
    explicit OfficerCounter(const ReportPeriod& period);

    void add(const OfficerLine& line);
    [[nodiscard]] OfficerReport report() const;

private:
    qint64 m_from;
    qint64 m_to;
    QHash<QString, ReportCounts> m_counts;
    QHash<QString, QStringList> m_dossiers;
};

//! Adds up a report line by line. Not yet received (1) and never received (3) dossiers are not counted.
class ReportCounter
{
public:
    ReportCounter(const ReportPeriod& period, const QDateTime& now);

    void add(const ReportLine& line);
    [[nodiscard]] DeskReport report() const;

private:
    DeskReport m_sum;
    qint64 m_from;
    qint64 m_to; //!< first moment after it
    qint64 m_before;
    qint64 m_now;
    QHash<QString, ReportCounts> m_procedures;
    QHash<QString, ReportCounts> m_holders;
};

} // namespace motcua::domain
