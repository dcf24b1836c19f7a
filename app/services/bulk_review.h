#pragma once

#include "domain/bulk_review.h"
#include "domain/registration.h"
#include "services/clock.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <vector>

namespace motcua::services {

class RegistrationDesk;

//! Approves together what a person need not look at one by one: only where card, typed fields and the cell's own list agree, and only
//! after a sample drawn by lot was looked at one by one and held. GUI thread; lives as long as the desk. What was drawn stays drawn:
//! beginning anew does not draw again until something easier comes up.
class BulkReview : public QObject
{
    Q_OBJECT
public:
    enum class Step
    {
        Idle,
        Reading,   //!< the pictures are being read
        Sampling,  //!< sample() waits for a person
        Ready,     //!< every one of the sample was approved: approveRest()
        Approving,
        Done,
        Broken,    //!< one of the sample was returned or refused: the rest is looked at one by one
    };

    struct Row
    {
        domain::Id id;
        QString fullName;
        QString number;
        QString values; //!< of the registration that the card was compared with
        bool sample = false;
        bool looked = false;   //!< sample: decided by a person
        bool approved = false;
    };

    BulkReview(RegistrationDesk& desk, Clock clock, QObject* parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] QSet<QString> sample() const { return m_sample; } //!< drawn and not yet looked at
    [[nodiscard]] int sampleSize() const;
    [[nodiscard]] int restSize() const; //!< that approveRest() would approve
    [[nodiscard]] int approvedTogether() const { return int(m_together.size()); }
    [[nodiscard]] const QHash<QString, int>& obstacles() const { return m_obstacles; } //!< how many stay out, by code
    [[nodiscard]] int read() const { return m_read; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int failed() const { return m_failed; } //!< could not be approved at the end: they had changed

    void start();       //!< reads what waits, one picture after the other, and draws the sample
    void cancel();      //!< nothing is approved together; what a person decided stays
    void approveRest();
    void undoTogether(); //!< those of the last approveRest() that were not sent yet
    void noteDecision(const domain::Id& id, domain::RegistrationStatus status);
    void noteUndo(const domain::Id& id);

Q_SIGNALS:
    void changed();

private:
    void readNext();
    void draw();
    void approveNext();
    void go(Step step);
    [[nodiscard]] Row* rowOf(const domain::Id& id);

    RegistrationDesk& m_desk;
    Clock m_clock;
    Step m_step = Step::Idle;
    quint64 m_turn = 0;
    std::vector<Row> m_rows;
    QStringList m_toRead;
    QStringList m_toApprove;
    QStringList m_together;
    QSet<QString> m_sample;
    QHash<QString, int> m_obstacles;
    int m_read = 0;
    int m_total = 0;
    int m_failed = 0;
};

} // namespace motcua::services
