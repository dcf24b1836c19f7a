// What lies on the disk after a day's work: no file holds a name, a number or a token that a person or `strings` could read.
#include "services/registration_desk.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QDirIterator>
#include <QJsonArray>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::waited;

class TestAtRest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_centre.seed(), qPrintable(m_centre.problem()));
        QVERIFY2(m_centre.start(), qPrintable(m_centre.problem()));
    }

    void noFileSaysAnything()
    {
        QTemporaryDir dir;
        QStringList secrets{u"Motcua@2026"_s};
        {
            test::SyncDesk clerk(m_centre.url(), dir.path());
            QVERIFY(clerk.signInAndStart());
            const auto rows = clerk.rows();
            QVERIFY(rows.size() > 20);
            for (const auto& row : rows) {
                const domain::Dossier dossier = clerk.dossier(row.id);
                secrets << dossier.owner.fullName << dossier.code << dossier.owner.phone << dossier.owner.idNumber << dossier.owner.email;
            }
            // Work that waits to be sent lies there, too.
            clerk.office->setOnline(false);
            const auto received = clerk.withStatus(domain::DossierStatus::Received);
            QVERIFY(!received.empty());
            QVERIFY(waited(clerk.book().transition(received.front(), domain::DossierStatus::SupplementRequested, u"Thiếu giấy của ông Lò Văn Ún"_s)).has_value());
            secrets << u"Thiếu giấy của ông"_s << u"Lò Văn Ún"_s;
            look(dir.path(), secrets); // with WAL and shared memory as they lie while it runs
        }
        {
            test::SyncDesk secretary(m_centre.url(), dir.path(), u"desk-2"_s);
            QVERIFY(secretary.signInAndStart(u"trung.vo"_s));
            const auto registrations = m_centre.feed(u"cell:CB04"_s, m_centre.signIn(u"trung.vo"_s));
            for (const QJsonObject& row : registrations) {
                const QJsonObject body = row[u"body"_s].toObject();
                secrets << body[u"fullName"_s].toString() << body[u"cardNumber"_s].toString() << body[u"homeTown"_s].toString();
                const QString photo = body[u"photo"_s].toString();
                if (!photo.isEmpty())
                    QVERIFY(waited(secretary.office->registrations()->photo(body[u"id"_s].toString())).has_value());
            }
            look(dir.path(), secrets);
        }
        look(dir.path(), secrets);
    }

private:
    void look(const QString& folder, const QStringList& secrets)
    {
        QList<QByteArray> needles{"SQLite format", "CREATE TABLE", "\xff\xd8\xff\xe0" /* a JPEG begins */};
        for (const QString& secret : secrets) {
            if (secret.size() < 6)
                continue;
            needles << secret.toUtf8() << QByteArray(reinterpret_cast<const char*>(secret.utf16()), secret.size() * 2);
        }
        int files = 0;
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            ++files;
            for (const QByteArray& needle : needles)
                QVERIFY2(!bytes.contains(needle), qPrintable(file.fileName() + u" holds "_s + QString::fromUtf8(needle)));
        }
        QVERIFY(files >= 3);
    }

    test::BackendProcess m_centre;
};

QTEST_MAIN(TestAtRest)
#include "tst_at_rest.moc"
