#include "app/backend/province.h"
#include "tests/domain/samples.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::domain;

//! What a demonstration and the windows' tests begin with is there on every day and at every hour.
class tst_Province : public QObject
{
    Q_OBJECT

    backend::SeedOptions m_options;

    std::vector<Dossier> dossiersAt(const QDateTime& now)
    {
        m_options.now = now;
        return backend::makeProvince(m_options).dossiers;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_options.dossiers = 40;
        m_options.registrations = 0; // their cards need drawing, and do not hang on the day
        m_options.meetings = 0;
        m_options.rules = samples::rules();
    }

    void everyDayHasWhatTestsBeginWith()
    {
        const auto first = dossiersAt(QDateTime(QDate(2026, 11, 20), QTime(2, 0), Qt::UTC));
        for (QDateTime now(QDate(2026, 1, 1), QTime(0, 13), Qt::UTC); now.date().year() < 2028; now = now.addSecs(7 * 60 * 60)) {
            const auto dossiers = dossiersAt(now);
            QCOMPARE(dossiers.size(), first.size());
            int online = 0, atDesk = 0, organisations = 0;
            for (size_t i = 0; i < dossiers.size(); ++i) {
                const Dossier& one = dossiers[i];
                const QByteArray when = (now.toString(Qt::ISODate) + u" row %1"_s.arg(i)).toUtf8();
                QVERIFY2(one.owner == first[i].owner && one.procedureId == first[i].procedureId, when); // nobody is somebody else tomorrow
                QVERIFY2(one.submittedAt <= now && std::is_sorted(one.timeline.begin(), one.timeline.end(),
                                                                  [](const auto& a, const auto& b) { return a.at < b.at; }), when);
                online += one.status == DossierStatus::Registered;
                atDesk += one.status == DossierStatus::Received;
                organisations += one.owner.isOrganisation();
            }
            QVERIFY2(online >= 3 && atDesk >= 3 && organisations >= 3,
                     qPrintable(u"%1: %2 online, %3 at the desk, %4 organisations"_s.arg(now.toString(Qt::ISODate)).arg(online).arg(atDesk).arg(organisations)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Province)
#include "tst_province.moc"
