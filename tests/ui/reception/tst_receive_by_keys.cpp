#include "domain/dossier_code.h"
#include "services/dossier_book.h"
#include "tests/ui/shell/desk_fixture.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDropEvent>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

namespace {

//! Everything goes to what has the focus, as a keyboard's keys do. Words that a person types and what a scanner types are no key
//! presses of the count.
class Keyboard
{
public:
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_presses;
        QTest::keyClick(target(), Qt::Key(key), modifiers);
    }
    void words(const QString& text) const
    {
        for (const QChar letter : text) // QTest::keyClicks knows ASCII alone
            QCoreApplication::sendEvent(target(), std::make_unique<QKeyEvent>(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter)).get());
    }
    [[nodiscard]] int presses() const { return m_presses; }

private:
    static QWidget* target()
    {
        QWidget* focus = QApplication::focusWidget();
        return focus ? focus : QApplication::activeWindow();
    }
    int m_presses = 0;
};

QImage sheet(int lines)
{
    QImage image(1240, 1754, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(26);
    painter.setFont(font);
    for (int i = 0; i < lines; ++i)
        painter.drawText(110, 160 + i * 46, u"Giấy đề nghị số %1, phường An Hòa"_s.arg(i));
    return image;
}

} // namespace

//! A dossier from a citizen's card to the printed receipt without a mouse, and the files of its papers.
class tst_ReceiveByKeys : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QTemporaryDir m_folder;
    QString m_token;

    template<class T>
    T* find(const char* name)
    {
        return m_desk->find<T>(QString::fromLatin1(name));
    }

    QJsonObject centreHas(const QString& code)
    {
        const auto items = m_desk->backend.get("/v1/dossiers?code="_L1 + code, m_token).json().value(u"items"_s).toArray();
        return items.isEmpty() ? QJsonObject() : items.first().toObject();
    }

    bool chooseProcedure(Keyboard& keys, const QString& words)
    {
        keys.words(words);
        const bool found = waitUntil([&] {
            const auto lists = m_desk->window->findChildren<QAbstractItemView*>(u"suggestions.list"_s);
            return std::any_of(lists.begin(), lists.end(), [](auto* one) { return one->isVisible() && one->model()->rowCount() > 0 && one->currentIndex().isValid(); });
        });
        if (found)
            keys.press(Qt::Key_Return);
        return found;
    }

    //! A file's path.
    QString saved(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    bool drop(const QStringList& paths)
    {
        auto* list = find<QAbstractItemView>("receive.components");
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        const QPoint at = list->visualRect(list->model()->index(0, 0)).center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(list->viewport(), &enter);
        QDropEvent event(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(list->viewport(), &event);
        return event.isAccepted();
    }

    QAbstractItemModel* strip() { return find<QAbstractItemView>("receive.files")->model(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{60, 2, 1, 6, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_token = m_desk->backend.signIn(u"ha.le"_s, u"another-device"_s);
        m_desk->window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    }
    void cleanupTestCase() { m_desk.reset(); }

    void aCardThreePapersAndTheReceiptInFewKeys()
    {
        Keyboard keys;
        QTRY_VERIFY(find<QAbstractItemView>("queue.list")->hasFocus()); // after signing in the keys are the queue's
        keys.press(Qt::Key_F2);
        QTRY_VERIFY(m_desk->window->findChild<QLineEdit*>(u"receive.procedure"_s)); // the page is made when it is first shown
        QTRY_VERIFY(find<QLineEdit>("receive.procedure")->hasFocus());
        QVERIFY(chooseProcedure(keys, u"thanh lap ho kinh doanh"_s));
        QTRY_VERIFY(find<QLineEdit>("receive.number")->hasFocus());
        keys.words(u"066192008314|012345678|Nguyễn Thị Quỳnh Như|14021992|Nữ|Số 18, tổ 4, phường An Hòa|20052022"_s); // a scanner
        QTRY_VERIFY(find<QLineEdit>("receive.phone")->hasFocus());
        QCOMPARE(find<QLineEdit>("receive.name")->text(), u"Nguyễn Thị Quỳnh Như"_s);
        keys.words(u"0941258947"_s);
        keys.press(Qt::Key_3, Qt::AltModifier);
        auto* list = find<QAbstractItemView>("receive.components");
        QTRY_VERIFY(list->hasFocus());
        const int papers = std::min(3, list->model()->rowCount());
        QCOMPARE(papers, 3);
        for (int i = 0; i < papers; ++i) {
            if (i > 0)
                keys.press(Qt::Key_Down);
            keys.press(Qt::Key_Space);
        }
        keys.press(Qt::Key_Return, Qt::ControlModifier);
        auto* code = find<QLabel>("receive.code");
        QTRY_VERIFY(code->isVisible() && domain::parseDossierCode(code->text()));
        auto* save = m_desk->page(u"receive"_s)->findChild<QAbstractButton*>(u"form.save"_s);
        QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 15'000); // the receipt stands there and has gone to the printer
        qInfo("%d key presses", keys.presses());
        QVERIFY2(keys.presses() <= 25, qPrintable(QString::number(keys.presses())));
        QTRY_VERIFY_WITH_TIMEOUT(!centreHas(code->text()).isEmpty(), 15'000);
        const QJsonObject there = centreHas(code->text());
        QCOMPARE(there.value(u"owner"_s).toObject().value(u"idNumber"_s).toString(), u"066192008314"_s);
        for (int i = 0; i < papers; ++i)
            QVERIFY(there.value(u"components"_s).toArray().at(i).toObject().value(u"received"_s).toBool());
        keys.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(find<QLineEdit>("receive.procedure")->hasFocus());
    }

    //! The person of the first test comes again.
    void earlierDossiersAreTold()
    {
        Keyboard keys;
        auto* words = find<QLabel>("receive.earlier");
        auto* warning = find<QLabel>("receive.duplicate");
        m_desk->type(u"receive.number"_s, u"066192008314"_s);
        QTRY_VERIFY(words->isVisible());
        QVERIFY2(words->text().contains(u"hộ kinh doanh"_s), qPrintable(words->text()));
        QVERIFY(!warning->isVisible());
        m_desk->click(u"receive.fillEarlier"_s);
        QCOMPARE(find<QLineEdit>("receive.name")->text(), u"Nguyễn Thị Quỳnh Như"_s);
        QCOMPARE(find<QLineEdit>("receive.phone")->text(), u"0941 258 947"_s);
        find<QLineEdit>("receive.procedure")->setFocus();
        QVERIFY(chooseProcedure(keys, u"thanh lap ho kinh doanh"_s)); // the same, and the first is not finished
        QTRY_VERIFY(warning->isVisible());
        find<QLineEdit>("receive.procedure")->setFocus();
        find<QLineEdit>("receive.procedure")->selectAll();
        QVERIFY(chooseProcedure(keys, u"ket hon"_s));
        QTRY_VERIFY(!warning->isVisible());
        m_desk->type(u"receive.number"_s, u"066192"_s);
        QTRY_VERIFY(!words->isVisible());
        m_desk->click(u"receive.discard"_s);
        find<QLineEdit>("receive.procedure")->setFocus();
    }

    void filesGoUpWithTheDossier()
    {
        Keyboard keys;
        QVERIFY(chooseProcedure(keys, u"thanh lap ho kinh doanh"_s));
        const QAbstractItemModelTester tester(find<QAbstractItemView>("receive.components")->model()); // ComponentModel
        auto* list = find<QAbstractItemView>("receive.components");
        list->setFocus();
        QTRY_VERIFY(list->hasFocus());

        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        QVERIFY(sheet(20).save(&buffer, "JPEG", 90));
        const QByteArray pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        QVERIFY(drop({saved("don.jpg", jpeg), saved("kem.pdf", pdf)}));
        QTRY_COMPARE(strip()->rowCount(), 2);
        QVERIFY(!list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().isEmpty());

        // A blank page is taken, with a word.
        QApplication::clipboard()->setImage(sheet(0));
        keys.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(strip()->rowCount(), 3);
        QCOMPARE(strip()->index(2, 0).data().toString(), u"Trang như để trắng"_s);

        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty()) // to be looked at
            QVERIFY(m_desk->window->grab().save(folder + u"/receive-files.png"_s));

        // What is no paper is refused in words, and what lies there stays.
        auto* error = find<QLabel>("receive.fileError");
        const std::pair<QByteArray, QString> bad[] = {{pdf.first(30), u"bị cụt"_s},
                                                      {QByteArray("MZ program"), u"ảnh và tệp PDF"_s},
                                                      {jpeg.first(jpeg.size() / 3), u"ảnh"_s},
                                                      {QByteArray(21 << 20, 'x'), u"20 MB"_s}};
        for (const auto& [bytes, word] : bad) {
            QVERIFY(drop({saved("bad.bin", bytes)}));
            QTRY_VERIFY2(error->isVisible() && error->text().contains(word), qPrintable(error->text()));
        }
        QVERIFY(drop({saved("don.jpg", jpeg)})); // again
        QTRY_VERIFY2(error->text().contains(u"đã có"_s), qPrintable(error->text()));
        QCOMPARE(strip()->rowCount(), 3);

        // Taken away, and back again.
        auto* files = find<QAbstractItemView>("receive.files");
        files->setFocus();
        files->setCurrentIndex(strip()->index(2, 0));
        keys.press(Qt::Key_Delete);
        QTRY_COMPARE(strip()->rowCount(), 2);
        keys.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(strip()->rowCount(), 3);
        files->setCurrentIndex(strip()->index(2, 0));
        keys.press(Qt::Key_Delete);
        QTRY_COMPARE(strip()->rowCount(), 2);

        // The second paper lies in the data store already; of the third two copies came.
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        keys.press(Qt::Key_R);
        QTRY_VERIFY(find<QCheckBox>("receive.reused")->isChecked());
        list->setCurrentIndex(list->model()->index(2, 0));
        keys.press(Qt::Key_Space);
        find<QSpinBox>("receive.copies")->setValue(2);

        for (const auto& [name, text] : {std::pair("receive.number", u"066192008314"_s), {"receive.name", u"Nguyễn Thị Quỳnh Như"_s},
                                         {"receive.birth", u"14/02/1992"_s}, {"receive.phone", u"0941258947"_s}, {"receive.address", u"Số 18, tổ 4"_s}})
            m_desk->type(QString::fromLatin1(name), text);
        QTest::keyClick(find<QLineEdit>("receive.phone"), Qt::Key_Return, Qt::ControlModifier);
        auto* code = find<QLabel>("receive.code");
        QTRY_VERIFY(code->isVisible() && domain::parseDossierCode(code->text()));
        QTRY_VERIFY_WITH_TIMEOUT(!centreHas(code->text()).isEmpty(), 20'000);
        const QJsonArray components = centreHas(code->text()).value(u"components"_s).toArray();
        const QJsonArray blobs = components.at(0).toObject().value(u"blobs"_s).toArray();
        QCOMPARE(blobs.size(), 2);
        QVERIFY(components.at(1).toObject().value(u"reused"_s).toBool());
        QVERIFY(components.at(1).toObject().value(u"received"_s).toBool());
        QCOMPARE(components.at(2).toObject().value(u"copies"_s).toInt(), 2);
        // The bytes are those of the file, at the centre.
        const QString hash = QString::fromLatin1(QCryptographicHash::hash(jpeg, QCryptographicHash::Sha256).toHex());
        QCOMPARE(blobs.at(0).toString(), hash);
        QCOMPARE(m_desk->backend.get("/v1/blobs/"_L1 + hash, m_token).body, jpeg);
        m_desk->click(u"receive.next"_s);
    }
};

QTEST_MAIN(tst_ReceiveByKeys)
#include "tst_receive_by_keys.moc"
