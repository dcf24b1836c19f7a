// An organisation's dossier through the whole window, from who stands for it at the desk to the result in somebody else's hands.
#include "domain/dossier_code.h"
#include "domain/dossier_edit.h"
#include "services/dossier_book.h"
#include "tests/ui/shell/desk_fixture.h"
#include "ui/kit/theme.h"
#include "ui/reception/action_footer.h"
#include "ui/reception/form_view.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QTemporaryDir>
#include <QUuid>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::SyncStatus;
using test::DeskFixture;
using test::waitUntil;

namespace {

const QString companyName = u"Hợp tác xã Quế Bản Mẫu"_s;
const QString taxCode = u"9912345671"_s;
const QString director = u"Nguyễn Thị Quỳnh Như"_s;
const QString directorsNumber = u"066192008314"_s;

} // namespace

class tst_OrganisationsFlow : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QString m_token; //!< of a colleague at another desk
    QString m_code;
    QString m_id;

    QWidget* visible(const QString& name) const
    {
        for (QWidget* one : m_desk->window->findChildren<QWidget*>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QAbstractItemModel* rows() const { return m_desk->find<QAbstractItemView>(u"queue.list"_s)->model(); }
    QJsonObject atCentre() const
    {
        return m_desk->backend.get("/v1/dossiers?code="_L1 + m_code, m_token).json().value(u"items"_s).toArray().first().toObject();
    }
    static void scan(QWidget* into, const QString& text)
    {
        into->setFocus();
        for (const QChar letter : text)
            QCoreApplication::sendEvent(into, std::make_unique<QKeyEvent>(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter)).get());
    }
    static QString wordsOf(const QByteArray& pdf)
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"f.pdf"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
            return {};
        file.close();
        QProcess text;
        text.start(u"pdftotext"_s, {file.fileName(), u"-"_s});
        return text.waitForFinished() ? QString::fromUtf8(text.readAllStandardOutput()).simplified() : QString();
    }
    //! The colleague corrects it, straight at the centre.
    bool colleagueCorrects(const std::function<void(domain::Dossier&)>& change) const
    {
        const auto before = domain::dossierFromJson(m_desk->backend.readBack(u"dossier"_s, m_id, m_token));
        if (!before)
            return false;
        domain::Dossier after = *before;
        change(after);
        const QString id = domain::uuidV7(QDateTime::currentMSecsSinceEpoch(), QUuid::createUuid().toRfc4122().first(10));
        const QJsonObject command{{u"id"_s, id}, {u"device"_s, u"another-device"_s}, {u"lane"_s, m_id}, {u"n"_s, 1}, {u"type"_s, u"dossier.edit"_s},
                                  {u"target"_s, m_id}, {u"baseRev"_s, before->rev}, {u"payload"_s, domain::editPayload(domain::changesBetween(*before, after))},
                                  {u"clientTime"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
        return m_desk->backend.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{command}}}, m_token).json()["results"_L1][0]["outcome"_L1].toString() == "applied"_L1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{400, 1, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_token = m_desk->backend.signIn(u"ha.le"_s, u"another-device"_s);
        QVERIFY(!m_token.isEmpty());
    }
    void cleanupTestCase() { m_desk.reset(); }

    //! The sample province has some already.
    void theProvinceHasOrganisations()
    {
        int found = 0;
        for (const QJsonObject& line : m_desk->backend.feed(u"agency:H15.50.05.13"_s, m_token)) {
            const auto dossier = line["kind"_L1] == "dossier"_L1 ? domain::dossierFromJson(line["body"_L1].toObject()) : Result<domain::Dossier>(fail(ErrorKind::NotFound, u"other"_s));
            if (!dossier || !dossier->owner.isOrganisation())
                continue;
            ++found;
            QVERIFY(!dossier->owner.representative.isEmpty() && dossier->owner.representativeId.size() == 12 && !dossier->owner.position.isEmpty());
        }
        QVERIFY(found >= 2);
    }

    void itIsReceivedWithWhoStandsForIt()
    {
        DeskFixture& desk = *m_desk;
        desk.window->desk()->show(u"receive"_s);
        desk.type(u"receive.procedure"_s, u"ho kinh doanh"_s);
        QVERIFY(waitUntil([&] {
            const auto lists = desk.window->findChildren<QAbstractItemView*>(u"suggestions.list"_s);
            return std::any_of(lists.begin(), lists.end(), [](auto* one) { return one->isVisible() && one->model()->rowCount() > 0 && one->currentIndex().isValid(); });
        }));
        QTest::keyClick(desk.find<QLineEdit>(u"receive.procedure"_s), Qt::Key_Return);
        QTest::keyClick(desk.page(u"receive"_s), Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY(desk.find<QLineEdit>(u"receive.orgNumber"_s)->isVisible());
        desk.type(u"receive.orgNumber"_s, u"9912 345 671"_s);
        desk.type(u"receive.orgName"_s, companyName);
        scan(desk.find<QLineEdit>(u"receive.number"_s), directorsNumber + u"|012345678|"_s + director + u"|14021992|Nữ|Số 18, tổ 4, phường An Hòa|20052022"_s);
        QTRY_COMPARE(desk.find<QLineEdit>(u"receive.name"_s)->text(), director);
        QVERIFY(desk.find<QLineEdit>(u"receive.address"_s)->text().isEmpty()); // she lives elsewhere than her company
        desk.type(u"receive.position"_s, u"Giám đốc"_s);
        desk.type(u"receive.phone"_s, u"0941258947"_s);
        desk.type(u"receive.address"_s, u"Số 5, tổ 1, phường An Hòa"_s);
        auto* papers = desk.find<QAbstractItemView>(u"receive.components"_s);
        for (int i = 0; i < papers->model()->rowCount(); ++i) {
            papers->setCurrentIndex(papers->model()->index(i, 0));
            QTest::keyClick(papers, Qt::Key_Space);
        }
        QTRY_VERIFY(desk.find<QAbstractButton>(u"receive.finish"_s)->isEnabled());
        QTest::keyClick(desk.find<QLineEdit>(u"receive.phone"_s), Qt::Key_Return, Qt::ControlModifier);
        auto* code = desk.find<QLabel>(u"receive.code"_s);
        QTRY_VERIFY(code->isVisible() && domain::parseDossierCode(code->text()));
        m_code = code->text();
        QTRY_VERIFY_WITH_TIMEOUT(!atCentre().isEmpty(), 15'000);
        const QJsonObject owner = atCentre()["owner"_L1].toObject();
        QCOMPARE(owner["kind"_L1].toString(), u"organisation"_s);
        QCOMPARE(owner["fullName"_L1].toString(), companyName);
        QCOMPARE(owner["idNumber"_L1].toString(), taxCode);
        QCOMPARE(owner["representative"_L1].toString(), director);
        QCOMPARE(owner["representativeId"_L1].toString(), directorsNumber);
        m_id = atCentre()["id"_L1].toString();
        desk.click(u"receive.next"_s);
    }

    //! All seven name the organisation, and have the agency's own head as the centre gives it.
    void itsFormsNameIt()
    {
        services::DossierBook& book = *m_desk->window->office()->dossiers();
        for (const auto kind : {services::FormKind::Receipt, services::FormKind::Supplement, services::FormKind::Refusal, services::FormKind::Apology, services::FormKind::Stop,
                                services::FormKind::Control}) {
            const auto made = book.form(kind, m_id, {u"Chờ ý kiến"_s, QDateTime::currentDateTimeUtc().addDays(9), u"Lê Quang Minh"_s, false});
            QVERIFY(waitUntil([&] { return made.isFinished(); }));
            QVERIFY2(made.result().has_value(), qPrintable(services::code(kind)));
            const QString words = wordsOf(made.result()->pdf);
            const auto says = [&words](const QString& text) { return words.contains(text, Qt::CaseInsensitive); };
            QVERIFY2(says(companyName) && says(taxCode) && says(director), qPrintable(services::code(kind) + u": "_s + words));
            QVERIFY2(words.contains(u"UBND TỈNH ĐẮK LẮK"_s) && words.contains(u"BỘ PHẬN MỘT CỬA PHƯỜNG AN HÒA"_s) && words.contains(u"An Hòa, ngày"_s), qPrintable(words));
            if (kind == services::FormKind::Receipt)
                QVERIFY2(says(u"tại Bộ phận Một cửa phường An Hòa, Số 1 đường Ví Dụ, phường An Hòa"_s) && says(u"0262 3555 0199"_s), qPrintable(words));
        }
        const QDate today = QDate::currentDate();
        const auto made = book.book(today.addDays(-1), today.addDays(1));
        QVERIFY(waitUntil([&] { return made.isFinished(); }));
        QVERIFY(made.result().has_value());
        const QString words = wordsOf(made.result()->pdf);
        for (const QString& word : QString(companyName + u' ' + director + u' ' + taxCode).split(u' ')) // in a narrow column, its lines between others'
            QVERIFY2(words.contains(word), qPrintable(word + u" in "_s + words));
        QVERIFY2(words.contains(u"UBND TỈNH ĐẮK LẮK"_s), qPrintable(words));
        const auto slips = book.controlSlips({m_id});
        QVERIFY(waitUntil([&] { return slips.isFinished(); }));
        QVERIFY(wordsOf(slips.result()->pdf).contains(u"UBND TỈNH ĐẮK LẮK"_s));
    }

    void itIsFoundByWhateverIsKnown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("name") << u"que ban mau"_s;
        QTest::newRow("tax code") << taxCode;
        QTest::newRow("who stands for it") << u"quynh nhu"_s;
        QTest::newRow("that one's number") << u"066 192 008 314"_s;
    }
    void itIsFoundByWhateverIsKnown()
    {
        QFETCH(QString, text);
        m_desk->window->desk()->show(u"queue"_s);
        auto* filter = m_desk->find<QLineEdit>(u"queue.filter"_s);
        filter->setText(text);
        QTRY_VERIFY2(rows()->rowCount() >= 1 && rows()->index(0, 0).data().toString() == companyName, qPrintable(rows()->index(0, 0).data().toString()));
        filter->clear();
    }

    //! Two desks correct who stands for it: the three-way view asks about just that.
    void itsFieldsAreCorrectedAndMerged()
    {
        DeskFixture& desk = *m_desk;
        desk.window->desk()->show(u"dashboard"_s); // no claim of ours keeps the colleague out
        QVERIFY(waitUntil([&] {
            const auto lines = desk.backend.feed(u"agency:H15.50.05.13"_s, m_token);
            return std::none_of(lines.begin(), lines.end(), [](const QJsonObject& line) { return line["kind"_L1] == "claim"_L1 && line["op"_L1] != "remove"_L1; });
        }));
        desk.window->office()->setOnline(false);
        desk.window->desk()->show(u"queue"_s, m_id);
        QTRY_COMPARE(desk.find<QLabel>(u"detail.code"_s)->text(), m_code);
        QTRY_VERIFY(visible(u"detail.edit"_s));
        QTest::keyClick(desk.page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(visible(u"edit.representative"_s) && visible(u"edit.representativeId"_s) && visible(u"edit.position"_s));
        QVERIFY(!visible(u"edit.birth"_s));
        QCOMPARE(desk.find<QLineEdit>(u"edit.representative"_s)->text(), director);
        desk.type(u"edit.representative"_s, u"Lê Văn Tám"_s);
        desk.type(u"edit.position"_s, u"Phó giám đốc"_s);
        QTest::keyClick(desk.find<QLineEdit>(u"edit.position"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!visible(u"edit.representative"_s));
        QVERIFY(colleagueCorrects([](domain::Dossier& d) {
            d.owner.representative = u"Trần Văn Chín"_s;
            d.owner.representativeId = u"066087004512"_s;
        }));
        desk.window->office()->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(desk.window->office()->syncStatus().state, SyncStatus::State::NeedsLook, 15'000);
        desk.click(u"syncChip"_s);
        auto* list = desk.find<QAbstractItemView>(u"tray.list"_s);
        QTRY_VERIFY(list->hasFocus());
        QTRY_VERIFY(desk.find<QAbstractButton>(u"tray.act"_s)->isVisible());
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(visible(u"merge.theirs.owner.representative"_s) && visible(u"merge.mine.owner.representative"_s));
        QVERIFY(!visible(u"merge.mine.owner.position"_s)); // merges by itself
        QTRY_VERIFY(desk.find<QWidget>(u"merge.theirs.owner.representative"_s)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
        QTRY_VERIFY(desk.find<QAbstractButton>(u"merge.save"_s)->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(atCentre()["owner"_L1]["representative"_L1].toString(), u"Lê Văn Tám"_s, 15'000);
        QCOMPARE(atCentre()["owner"_L1]["position"_L1].toString(), u"Phó giám đốc"_s);
        QCOMPARE(atCentre()["owner"_L1]["representativeId"_L1].toString(), u"066087004512"_s);
        QVERIFY(desk.waitForSync());
        desk.window->desk()->setTrayOpen(false);
    }

    //! Handed over, resolved, and the result goes to somebody with a letter of authority: who that was stands in the record.
    void theResultGoesToAnAuthorisedPerson()
    {
        DeskFixture& desk = *m_desk;
        desk.window->desk()->show(u"queue"_s, m_id);
        QTRY_COMPARE(desk.find<QLabel>(u"detail.code"_s)->text(), m_code);
        auto* page = desk.page(u"queue"_s);
        auto* footer = page->findChild<ui::reception::ActionFooter*>();
        const auto offers = [footer](domain::DossierStatus to) {
            return std::any_of(footer->actions().begin(), footer->actions().end(), [to](const auto& one) { return one.transition.to == to; });
        };
        QTRY_VERIFY(offers(domain::DossierStatus::Processing));
        QTest::keyClick(page, Qt::Key_F6);
        auto* reason = desk.find<QLineEdit>(u"actions.reason"_s);
        QTRY_VERIFY(reason->isVisible());
        QTRY_VERIFY(!desk.find<QComboBox>(u"actions.unit"_s)->currentText().isEmpty());
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_VERIFY(offers(domain::DossierStatus::Resolved));
        QTest::keyClick(page, Qt::Key_F6);
        QTRY_VERIFY(offers(domain::DossierStatus::Returned));
        QTest::keyClick(page, Qt::Key_F8);
        QMenu* menu = nullptr;
        QTRY_VERIFY((menu = footer->findChild<QMenu*>(u"actions.menu"_s)) && menu->isVisible());
        const auto actions = menu->actions();
        const auto toOther = std::find_if(actions.begin(), actions.end(), [](const QAction* a) { return a->text().contains(u"ủy quyền"_s); });
        QVERIFY(toOther != actions.end());
        (*toOther)->trigger();
        menu->close();
        QTRY_VERIFY(reason->isVisible());
        desk.click(u"actions.confirm"_s);
        QVERIFY(reason->isVisible()); // not without a name
        reason->setText(u"Võ Thị Sáu, giấy ủy quyền số 12"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(atCentre()["status"_L1].toInt(), 10, 15'000);
        const QJsonArray timeline = atCentre()["timeline"_L1].toArray();
        QCOMPARE(timeline.last()["note"_L1].toString(), u"Người nhận: Võ Thị Sáu, giấy ủy quyền số 12"_s);
        const auto slip = desk.window->office()->dossiers()->controlSlips({m_id});
        QVERIFY(waitUntil([&] { return slip.isFinished(); }));
        QVERIFY2(wordsOf(slip.result()->pdf).contains(u"Võ Thị Sáu"_s), "form 06 says who took it");
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(app, ui::ThemeMode::Light);
    tst_OrganisationsFlow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_organisations_flow.moc"
