#include "tsv_translator.h"
#include "tests/support/places.h"
#include "ui/kit/describe.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;

class TstDescribe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasASentence()
    {
        QSet<QString> sentences;
        for (int i = 0; i <= int(ErrorKind::Internal); ++i) {
            const QString sentence = ui::describe(Error{ErrorKind(i), u"something_unheard_of"_s});
            QVERIFY2(!sentence.isEmpty(), qPrintable(QString::number(i)));
            QVERIFY2(!sentence.contains(u"something_unheard_of"_s), "a code is shown to a person");
            QVERIFY2(!sentence.endsWith(u'.') && !sentence.contains(u'!'), qPrintable(sentence));
            sentences += sentence;
        }
        QVERIFY(sentences.size() >= int(ErrorKind::Internal) - 1);
    }

    void knownCodesSayMore()
    {
        const QString busy = ui::describe(Error{ErrorKind::Device, u"camera_busy"_s});
        QVERIFY(busy != ui::describe(Error{ErrorKind::Device, u"other"_s}));
        QVERIFY(busy.contains(u"camera"_s));
    }

    void detailsAreForTheTechnician()
    {
        const Error error{ErrorKind::Conflict, u"rev_conflict"_s, u"rev 4 < 7"_s, 409};
        QCOMPARE(ui::technicalDetails(error), u"conflict · rev_conflict · HTTP 409 · rev 4 < 7"_s);
        QVERIFY(!ui::describe(error).contains(u"409"_s));
    }

    void vietnameseIsThere()
    {
        test::TsvTranslator words(motcua::test::sourcePath("translations"));
        QVERIFY(words.size() > 80);
        QCoreApplication::installTranslator(&words);
        const QRegularExpression marks(u"[ăâđêôơưáàảãạếềểễệốồổỗộớờởỡợứừửữựấầẩẫậắằẳẵặíìỉĩịúùủũụýỳỷỹỵ]"_s);
        for (int i = 0; i <= int(ErrorKind::Internal); ++i) {
            const QString sentence = ui::describe(Error{ErrorKind(i), {}});
            QVERIFY2(sentence.contains(marks), qPrintable(sentence));
        }
        QCOMPARE(ui::describe(Error{ErrorKind::DiskFull, {}}), u"Ổ đĩa đã đầy, dọn bớt rồi thử lại"_s);
        QCoreApplication::removeTranslator(&words);
    }

    void everyWordOfTheKitIsTranslated();
};

// Reads the kit's own sources, as lupdate would: a sentence without Vietnamese fails here, not on the screen.
void TstDescribe::everyWordOfTheKitIsTranslated()
{
    const test::TsvTranslator words(motcua::test::sourcePath("translations"));
    const QRegularExpression call(uR"RX((?:QT_TRANSLATE_NOOP|translate)\("kit",\s*"((?:[^"\\]|\\.)*)")RX"_s);
    int found = 0;
    const QDir dir(motcua::test::sourcePath("ui/kit"));
    const QStringList sources = dir.entryList({u"*.cpp"_s}, QDir::Files);
    for (const QString& name : sources) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = call.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const QString source = matches.next().captured(1);
            ++found;
            QVERIFY2(words.contains(source), qPrintable(name + u": "_s + source));
        }
    }
    QVERIFY(found > 80);
}

QTEST_GUILESS_MAIN(TstDescribe)
#include "tst_describe.moc"
