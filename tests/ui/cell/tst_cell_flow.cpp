// A party cell's evening through the real window, the real reader and the real centre: registrations of which some are not what their
// card says, the cell's own list, approving together, a member who is at the desk. Keys only. MOTCUA_EVENING=50 is the whole evening.
#include "services/bulk_review.h"
#include "services/registration_desk.h"
#include "tests/ui/cell/evening_cases.h"
#include "tests/ui/shell/desk_fixture.h"
#include "ui/cell/assist_page.h"
#include "ui/cell/card_pane.h"
#include "ui/cell/field_row.h"
#include "tests/support/mjpeg_avi.h"
#include "ui/cell/log_page.h"
#include "ui/cell/member_words.h"
#include "ui/cell/members_page.h"
#include "ui/cell/review_page.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/tabs.h"
#include "ui/kit/toast.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QUuid>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using domain::MemberRegistration;
using test::Case;
using test::DeskFixture;
using test::Plant;
using test::made;
using test::person;
using test::photographed;
using test::textOf;
using test::waitUntil;
using ui::FieldStand;

class CellFlowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QString m_token; //!< of the deputy, at another machine

    QString send(const QString& type, const QString& target, const QJsonObject& payload, qint64 rev)
    {
        static int n = 0;
        const QString id = domain::uuidV7(QDateTime::currentMSecsSinceEpoch(), QUuid::createUuid().toRfc4122().first(10));
        const QJsonObject command{{u"id"_s, id},         {u"device"_s, u"deputy"_s}, {u"lane"_s, target},     {u"n"_s, ++n},
                                  {u"type"_s, type},     {u"target"_s, target},      {u"baseRev"_s, rev},     {u"payload"_s, payload},
                                  {u"clientTime"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
        const auto answer = m_desk->backend.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{command}}}, m_token);
        return answer.json()["results"_L1][0]["outcome"_L1].toString();
    }
    void submit(const Case& one)
    {
        const auto put = m_desk->backend.request("PUT", u"/v1/blobs/"_s + one.typed.photo, one.photo, m_token, {{"Content-Type", "image/jpeg"}});
        QVERIFY2(put.status == 201 || put.status == 200, put.body.constData());
        QCOMPARE(send(u"registration.submit"_s, one.typed.id, domain::submissionPayload(one.typed), 0), u"applied"_s);
    }
    QJsonObject atCentre(const QString& id) { return m_desk->backend.readBack(u"registration"_s, id, m_token); }
    services::RegistrationDesk& desk() { return *m_desk->window->office()->registrations(); }
    template<class T>
    T* page(const QString& screen)
    {
        m_desk->window->desk()->show(screen);
        return qobject_cast<T*>(m_desk->page(screen));
    }
    static void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), k, modifiers);
    }
    static ui::FieldRow* field(QWidget* page, const QString& key)
    {
        for (auto* row : page->findChildren<ui::FieldRow*>()) {
            if (row->isVisibleTo(page) && row->field().key == key)
                return row;
        }
        return nullptr;
    }
    static bool isRead(QWidget* page) { return field(page, u"fullName"_s) && field(page, u"fullName"_s)->field().stand != FieldStand::Waiting; }

private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 2;
        size.registrations = 0;
        size.meetings = 0;
        size.passes = 0;
        m_desk = std::make_unique<DeskFixture>(size);
        QVERIFY(m_desk->isReady());
        QCOMPARE(m_desk->backend.run(QStringList{u"official"_s, u"add"_s, u"hoa.dang"_s, u"--full-name"_s, u"Đặng Thị Hoa"_s, u"--role"_s, u"cell_deputy"_s,
                                                 u"--unit"_s, u"Chi bộ 4"_s, u"--phone"_s, u"0912000111"_s, u"--scope"_s, u"cell:CB04"_s} +
                                         m_desk->backend.databaseWords(),
                                     nullptr, "Motcua@2026\n"),
                 0);
        m_token = m_desk->backend.signIn(u"hoa.dang"_s, u"deputy"_s);
        QVERIFY(!m_token.isEmpty());
        QVERIFY(m_desk->signIn(u"trung.vo"_s));
        QVERIFY(m_desk->waitForSync());
    }
    void cleanupTestCase() { m_desk.reset(); }

    void anEveningsRegistrations()
    {
        const int count = std::max(7, qEnvironmentVariableIntValue("MOTCUA_EVENING"));
        QHash<int, Plant> plants;
        const Plant kinds[] = {Plant::OneDigit, Plant::OneTone, Plant::SwappedDate, Plant::OtherPerson, Plant::Unreadable};
        for (int i = 0; i < 5; ++i)
            plants.insert(count * (2 * i + 1) / 10, kinds[i]);
        QCOMPARE(plants.size(), 5);
        QHash<QString, Case> cases;
        for (int n = 0; n < count; ++n) {
            const Case one = made(n, plants.value(n, Plant::None));
            cases.insert(one.typed.id, one);
            submit(one);
        }
        auto* review = page<ui::ReviewPage>(u"review"_s);
        QVERIFY(review);
        auto* list = review->findChild<QListView*>(u"reviewQueue"_s);
        QVERIFY(waitUntil([&] { return list->model()->rowCount() == count; }, 60'000));
        review->open({});

        QSet<QString> seen;
        QSet<Plant> found;
        int cleanKeys = 0;
        int clean = 0;
        int twoKeys = 0;
        for (int i = 0; i < count; ++i) {
            QVERIFY(waitUntil([&] { return !seen.contains(review->currentId()) && isRead(review); }, 60'000));
            const QString id = review->currentId();
            const Case& one = cases[id];
            seen.insert(id);
            // Picture and fields are of the same registration.
            QCOMPARE(field(review, u"fullName"_s)->field().typed, one.typed.fullName);
            const QImage sent = QImage::fromData(one.photo).convertToFormat(QImage::Format_RGB32);
            QCOMPARE(review->findChild<ui::CardPane*>()->image().convertToFormat(QImage::Format_RGB32), sent);
            const bool mayApprove = review->findChild<QAbstractButton*>(u"approve"_s)->isEnabled();
            int open = 0;
            for (auto* row : review->findChildren<ui::FieldRow*>())
                open += row->isVisibleTo(review) && row->field().stand == FieldStand::Doubtful ? 1 : 0;
            if (one.plant == Plant::None) {
                ++clean;
                const int keys = open + 1; // Space for each field the machine could not bear out, Enter
                for (int k = 0; k < open; ++k)
                    key(Qt::Key_Space);
                QTRY_VERIFY(review->findChild<QAbstractButton*>(u"approve"_s)->isEnabled());
                key(Qt::Key_Return);
                QVERIFY2(keys <= 2, qPrintable(u"%1 keys"_s.arg(keys)));
                twoKeys += keys == 2 ? 1 : 0;
                cleanKeys += keys;
                continue;
            }
            // Marked before any key, at the field where it is, and Enter does not slip past it.
            const QString where = one.plant == Plant::OneDigit ? u"cardNumber"_s : one.plant == Plant::SwappedDate ? u"birthDate"_s : u"fullName"_s;
            QVERIFY2(field(review, where)->field().stand == FieldStand::Doubtful, qPrintable(where));
            QVERIFY(!mayApprove);
            key(Qt::Key_Return);
            QCOMPARE(review->currentId(), id);
            found.insert(one.plant);
            key(Qt::Key_C);
            auto* reason = review->findChild<QPlainTextEdit*>(u"reason"_s);
            QTRY_VERIFY(reason->hasFocus());
            QTest::keyClicks(reason, u"xem lai the"_s);
            key(Qt::Key_Return, Qt::ControlModifier);
        }
        QCOMPARE(found.size(), 5);
        QVERIFY(waitUntil([&] { return list->model()->rowCount() == 0; }, 60'000));
        QVERIFY(m_desk->waitForSync());
        for (const Case& one : std::as_const(cases)) {
            const QJsonObject record = atCentre(one.typed.id);
            QCOMPARE(record["status"_L1].toString(), one.plant == Plant::None ? u"approved"_s : u"returned"_s);
            const QJsonObject step = record["history"_L1].toArray().last().toObject();
            QCOMPARE(step["photo"_L1].toString(), one.typed.photo);
            QCOMPARE(step["values"_L1].toString(), domain::valuesHash(one.typed));
        }
        qInfo("%d registrations, 5 planted and found; %d clean ones with %d keys (%d of them with 2)", count, clean, cleanKeys, twoKeys);
    }

    //! List, directory, approving together: what agrees three times over goes together after the sample.
    void theListAndApprovingTogether()
    {
        std::vector<Case> cases;
        QByteArray csv = "\xef\xbb\xbfHọ và tên;Số thẻ;Ngày sinh\n";
        for (int n = 100; n < 106; ++n) {
            cases.push_back(made(n, Plant::None));
            submit(cases.back());
            const MemberRegistration& r = cases.back().typed;
            csv += r.fullName.toUtf8() + ';' + r.cardNumber.toUtf8() + ';' + r.birthDate.toString(u"dd/MM/yyyy"_s).toUtf8() + '\n';
        }
        csv += "Quách Thế Vượng;88120455;01/02/1960\n";
        QFile file(m_desk->dataDir.filePath(u"danh-sach.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(csv) > 0);
        file.close();

        auto* members = page<ui::MembersPage>(u"members"_s);
        QVERIFY(members);
        members->lookAtFile(file.fileName());
        QVERIFY(waitUntil([&] { return QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"takeList"_s; }));
        QVERIFY(members->findChild<ui::TextLabel*>(u"previewSum"_s)->text().contains(u'7'));
        key(Qt::Key_Return, Qt::ControlModifier);
        auto* list = members->findChild<QListView*>(u"memberList"_s);
        QVERIFY(waitUntil([&] { return QApplication::focusWidget() == list && list->model()->rowCount() >= 7; }));
        key(Qt::Key_Slash);
        QTest::keyClicks(QApplication::focusWidget(), u"vuong"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"Quách Thế Vượng"_s);

        auto& bulk = desk().bulk();
        auto* together = page<QWidget>(u"bulk"_s);
        QVERIFY(together);
        QVERIFY(waitUntil([&] { return bulk.step() == services::BulkReview::Step::Sampling; }, 60'000));
        QCOMPARE(int(bulk.rows().size()) + bulk.obstacles().value(u"unsure"_s) + bulk.obstacles().value(u"differs"_s), 6);
        QVERIFY(bulk.rows().size() >= 4);
        QVERIFY(!together->findChild<QAbstractButton*>(u"approveTogether"_s)->isEnabled());
        while (bulk.step() == services::BulkReview::Step::Sampling) {
            const qsizetype left = bulk.sample().size();
            m_desk->window->desk()->show(u"bulk"_s);
            together->findChild<QListView*>(u"bulkList"_s)->setFocus();
            key(Qt::Key_Return); // leads to the registration
            auto* review = qobject_cast<ui::ReviewPage*>(m_desk->page(u"review"_s));
            QVERIFY(waitUntil([&] { return bulk.sample().contains(review->currentId()) && isRead(review); }, 60'000));
            key(Qt::Key_Return);
            QVERIFY(waitUntil([&] { return bulk.sample().size() == left - 1; }));
        }
        QCOMPARE(bulk.step(), services::BulkReview::Step::Ready);
        const int rest = bulk.restSize();
        m_desk->window->desk()->show(u"bulk"_s);
        together->findChild<QListView*>(u"bulkList"_s)->setFocus();
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitUntil([&] { return bulk.step() == services::BulkReview::Step::Done; }));
        QCOMPARE(bulk.approvedTogether(), rest);
        QVERIFY(m_desk->waitForSync());
        int counted = 0;
        for (const Case& one : cases)
            counted += atCentre(one.typed.id)["history"_L1].toArray().last().toObject()["way"_L1].toString() == "bulk"_L1 ? 1 : 0;
        QCOMPARE(counted, rest);
    }

    //! In another language the page is another one: picture, half a date and what the machine read are there again; and whoever is begun
    //! meanwhile puts nobody away for good.
    void theMemberAtTheDeskIsNotLost()
    {
        auto* assist = page<ui::AssistPage>(u"assisted"_s);
        const MemberRegistration who = person(62);
        const QByteArray photo = photographed(textOf(who), 62);
        assist->usePicture(photo);
        const auto edit = [&](const QString& name) { return assist->findChild<QLineEdit*>(u"assist_"_s + name); };
        QVERIFY(waitUntil([&] { return !edit(u"cardNumber"_s)->text().isEmpty(); }, 60'000));
        edit(u"birthDate"_s)->setText(u"3/1"_s);
        edit(u"homeTown"_s)->clear();
        edit(u"phone"_s)->setText(u"09051"_s);
        const auto switched = [&](ui::Language language) {
            m_desk->window->desk()->show(u"settings"_s);
            const QPointer<ui::AssistPage> old = assist;
            m_desk->settings.setLanguage(language);
            if (!waitUntil([&] { return old.isNull(); }))
                return false;
            assist = page<ui::AssistPage>(u"assisted"_s);
            return assist != nullptr;
        };
        QVERIFY(switched(ui::Language::English));
        const auto state = [&] { return assist->findChild<ui::TextLabel*>(u"assistState"_s)->text(); };
        QVERIFY(waitUntil([&] { return state().startsWith(u"Read "_s); }, 60'000));
        QCOMPARE(edit(u"fullName"_s)->text(), who.fullName);
        QCOMPARE(edit(u"cardNumber"_s)->text(), who.cardNumber);
        QCOMPARE(edit(u"birthDate"_s)->text(), u"3/1"_s);
        QCOMPARE(edit(u"homeTown"_s)->text(), QString()); // emptied by a person
        QCOMPARE(edit(u"phone"_s)->text(), u"09051"_s);
        QVERIFY(assist->findChild<QWidget*>(u"assistNoPhoto"_s)->isVisible());

        // Somebody from the list, and back.
        domain::RosterLine line;
        line.fullName = u"Quách Thế Vượng"_s;
        m_desk->window->desk()->show(u"assisted"_s, ui::MemberWords::argumentOf(line, u"CB04"_s));
        QCOMPARE(edit(u"fullName"_s)->text(), line.fullName);
        QCOMPARE(edit(u"phone"_s)->text(), QString());
        QVERIFY(assist->findChild<ui::Toast*>(u"toast"_s)->message().contains(who.fullName));
        QVERIFY(switched(ui::Language::Vietnamese));
        QCOMPARE(edit(u"fullName"_s)->text(), line.fullName);
        m_desk->window->desk()->show(u"assisted"_s, ui::MemberWords::argumentOf(line, u"CB04"_s)); // the same one once more puts nothing aside
        edit(u"phone"_s)->setText(u"0905172390"_s);
        edit(u"cardNumber"_s)->setText(u"07318699"_s);
        edit(u"birthDate"_s)->setText(u"01/02/1980"_s);
        edit(u"homeTown"_s)->setText(u"Hà Nội"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(edit(u"fullName"_s)->text(), who.fullName); // it is this one's turn again
        QVERIFY(waitUntil([&] { return edit(u"fullName"_s)->text() == who.fullName && assist->findChild<QWidget*>(u"assistNoPhoto"_s)->isVisible() && state().contains(u"4"_s); }, 60'000));
        edit(u"birthDate"_s)->setText(who.birthDate.toString(u"dd/MM/yyyy"_s));
        edit(u"homeTown"_s)->setText(who.homeTown);
        edit(u"phone"_s)->setText(u"0905172391"_s);
        edit(u"phone"_s)->setFocus();
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(edit(u"fullName"_s)->text(), QString());
        QJsonObject sent;
        QVERIFY(waitUntil([&] {
            for (const QJsonObject& row : m_desk->backend.feed(u"cell:CB04"_s, m_token)) {
                if (row["body"_L1]["cardNumber"_L1].toString() == who.cardNumber)
                    sent = row["body"_L1].toObject();
            }
            return !sent.isEmpty();
        }));
        QCOMPARE(sent["photo"_L1].toString(), QString::fromLatin1(QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex()));
    }

    //! Who is missing is registered at the desk: picture, the machine's fields, the rest by hand.
    void aMemberAtTheDesk()
    {
        auto* assist = page<ui::AssistPage>(u"assisted"_s);
        QVERIFY(assist);
        const MemberRegistration who = person(60);
        const QByteArray photo = photographed(textOf(who), 60);
        assist->usePicture(photo);
        const auto edit = [&](const QString& name) { return assist->findChild<QLineEdit*>(u"assist_"_s + name); };
        QVERIFY(waitUntil([&] { return !edit(u"cardNumber"_s)->text().isEmpty(); }, 60'000));
        QCOMPARE(edit(u"cardNumber"_s)->text(), who.cardNumber);
        QCOMPARE(edit(u"fullName"_s)->text(), who.fullName);
        QCOMPARE(edit(u"birthDate"_s)->text(), who.birthDate.toString(u"dd/MM/yyyy"_s));
        key(Qt::Key_Return, Qt::ControlModifier); // the phone is missing: said, and led there
        QTRY_VERIFY(edit(u"phone"_s)->hasFocus());
        QTest::keyClicks(edit(u"phone"_s), u"0905 172 386"_s);
        if (edit(u"homeTown"_s)->text().isEmpty())
            edit(u"homeTown"_s)->setText(who.homeTown);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitUntil([&] { return edit(u"cardNumber"_s)->text().isEmpty(); }));
        QJsonObject sent;
        QVERIFY(waitUntil([&] {
            for (const QJsonObject& line : m_desk->backend.feed(u"cell:CB04"_s, m_token)) {
                if (line["body"_L1]["cardNumber"_L1].toString() == who.cardNumber)
                    sent = line["body"_L1].toObject();
            }
            return !sent.isEmpty();
        }));
        QCOMPARE(sent["phone"_L1].toString(), u"0905172386"_s);
        QCOMPARE(sent["status"_L1].toString(), u"waiting"_s);
        QCOMPARE(sent["assistedBy"_L1].toString(), u"Võ Thành Trung"_s);
        QCOMPARE(sent["photo"_L1].toString(), QString::fromLatin1(QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex()));
    }

    //! F3 opens the camera, F3 takes the photo: what is kept is the camera's whole picture, not the smaller one on the screen.
    void aMemberBeforeTheCamera()
    {
        const MemberRegistration who = person(61);
        QImage card = paper::renderPartyCard(textOf(who));
        QImage scene(1920, 1200, QImage::Format_RGB32);
        scene.fill(QColor(96, 92, 88));
        {
            QPainter painter(&scene);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            const QSize size = card.size().scaled(1500, 1000, Qt::KeepAspectRatio);
            painter.drawImage(QRect(QPoint((scene.width() - size.width()) / 2, (scene.height() - size.height()) / 2), size), card);
        }
        const QString video = m_desk->dataDir.filePath(u"card.avi"_s);
        QVERIFY(test::writeMjpegAvi(video, {scene, scene}, 5, 92));
        m_desk->station.setCamera(u"file:"_s + video + u"?loop"_s);
        auto* assist = page<ui::AssistPage>(u"assisted"_s);
        QVERIFY(assist);
        const auto edit = [&](const QString& name) { return assist->findChild<QLineEdit*>(u"assist_"_s + name); };
        QSignalSpy previews(&m_desk->station, &services::ScanStation::preview);
        key(Qt::Key_F3);
        QVERIFY(waitUntil([&] { return previews.size() > 0; }));
        QCOMPARE(qvariant_cast<QImage>(previews.front().front()).width(), 960);
        key(Qt::Key_F3);
        QVERIFY(waitUntil([&] { return !edit(u"cardNumber"_s)->text().isEmpty(); }, 60'000));
        QVERIFY(!m_desk->station.isActive()); // the lamp goes out with the photo
        QCOMPARE(edit(u"cardNumber"_s)->text(), who.cardNumber);
        QCOMPARE(edit(u"fullName"_s)->text(), who.fullName);
        edit(u"phone"_s)->setText(u"0905172387"_s);
        edit(u"birthDate"_s)->setText(who.birthDate.toString(u"dd/MM/yyyy"_s)); // what is read of it is no matter here
        edit(u"phone"_s)->setFocus();
        if (edit(u"homeTown"_s)->text().isEmpty())
            edit(u"homeTown"_s)->setText(who.homeTown);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitUntil([&] { return edit(u"cardNumber"_s)->text().isEmpty(); }));
        QString id;
        QVERIFY(waitUntil([&] {
            for (const QJsonObject& line : m_desk->backend.feed(u"cell:CB04"_s, m_token)) {
                if (line["body"_L1]["cardNumber"_L1].toString() == who.cardNumber)
                    id = line["id"_L1].toString();
            }
            return !id.isEmpty();
        }));
        const auto photo = desk().photo(id);
        QVERIFY(waitUntil([&] { return photo.isFinished(); }));
        QCOMPARE(photo.result().value_or(QImage()).size(), scene.size());
        m_desk->station.setCamera({});
    }

    //! The log through the window: found by officer, day and decision, and from there to the member.
    void theLogOnTheScreen()
    {
        auto* log = page<ui::LogPage>(u"log"_s);
        QVERIFY(log);
        auto* list = log->findChild<QListView*>(u"logList"_s);
        QVERIFY(waitUntil([&] { return list->model()->rowCount() > 0; }));
        const int all = list->model()->rowCount();
        auto* days = log->findChild<QComboBox*>(u"logDays"_s);
        key(Qt::Key_F5);
        QTest::keyClicks(QApplication::focusWidget(), u"1/1/2020"_s);
        QTRY_COMPARE(list->model()->rowCount(), 0);
        days->setCurrentIndex(1); // today
        QTRY_VERIFY(list->model()->rowCount() > 0);
        days->setCurrentIndex(0);
        QTRY_COMPARE(list->model()->rowCount(), all);
        auto* tabs = log->findChild<ui::Tabs*>(u"logTabs"_s);
        int sum = 0;
        for (int i = 1; i < tabs->QTabBar::count(); ++i)
            sum += tabs->count(i);
        QCOMPARE(sum, all);
        QCOMPARE(tabs->count(0), all);
        const QString path = m_desk->dataDir.filePath(u"log.csv"_s);
        log->writeTo(path);
        QVERIFY(waitUntil([&] { return QFile::exists(path); }));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        const QString name = list->currentIndex().data().toString();
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->window->desk()->currentScreen(), u"members"_s);
        auto* members = qobject_cast<ui::MembersPage*>(m_desk->page(u"members"_s))->findChild<QListView*>(u"memberList"_s);
        QTRY_COMPARE(members->currentIndex().data().toString(), name);
    }

    //! Ctrl K on the cell's screens: members, screens and deeds; nothing of another kind of data.
    void foundByCtrlK()
    {
        m_desk->window->desk()->show(u"review"_s);
        auto* search = m_desk->find<QLineEdit>(u"search"_s);
        auto* rows = m_desk->find<QListView>(u"suggestions.list"_s);
        QTest::keyClick(m_desk->window->desk(), Qt::Key_K, Qt::ControlModifier);
        search->setFocus();
        QTest::keyClicks(search, u"nhat ky du"_s);
        QVERIFY(waitUntil([&] { return rows->isVisible() && rows->model()->rowCount() > 0; }));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(m_desk->window->desk()->currentScreen(), u"log"_s);
        search->setFocus();
        QTest::keyClicks(search, person(61).cardNumber.left(5) + u'.' + person(61).cardNumber.mid(5));
        QVERIFY(waitUntil([&] { return rows->isVisible() && rows->currentIndex().data().toString() == person(61).fullName; }));
        QTest::keyClick(search, Qt::Key_Return); // it waits for review: there it leads
        QTRY_COMPARE(m_desk->window->desk()->currentScreen(), u"review"_s);
    }
};

QTEST_MAIN(CellFlowTest)
#include "tst_cell_flow.moc"
