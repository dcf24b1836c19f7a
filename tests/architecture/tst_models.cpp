#include "tests/support/places.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

//! Classes that are models for a view.
QStringList modelsIn(const QString& source)
{
    static const QRegularExpression pattern(
        u"\\bclass\\s+(\\w+)(?:\\s+final)?\\s*:\\s*public\\s+Q(?:Abstract(?:List|Table|Item)Model|\\w*ProxyModel|StandardItemModel|StringListModel)\\b"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(source); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

//! A test holds Qt's own checker against it: both names stand in one file.
bool isChecked(const QString& model, const QStringList& tests)
{
    const QRegularExpression name(u"\\b%1\\b"_s.arg(model));
    return std::any_of(tests.begin(), tests.end(), [&name](const QString& test) { return test.contains("QAbstractItemModelTester "_L1) && test.contains(name); });
}

QStringList sourcesUnder(const QString& folder)
{
    QStringList sources;
    QDirIterator it(folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            sources.append(QString::fromUtf8(file.readAll()));
    }
    return sources;
}

} // namespace

//! Every model of a list is held against Qt's model checker by a test.
class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModelIsChecked()
    {
        const QDir root(motcua::test::sourcePath());
        QStringList models;
        for (const QString& source : sourcesUnder(root.filePath(u"ui"_s)))
            models += modelsIn(source);
        const QStringList tests = sourcesUnder(root.filePath(u"tests/ui"_s));
        QVERIFY2(models.size() >= 6 && tests.size() > 20, "the files were not found");
        QStringList bare;
        std::copy_if(models.begin(), models.end(), std::back_inserter(bare), [&tests](const QString& model) { return !isChecked(model, tests); });
        QVERIFY2(bare.isEmpty(), qPrintable(u"no test holds QAbstractItemModelTester against: "_s + bare.join(u", "_s)));
    }

    void theReadingCanSayNo()
    {
        QCOMPARE(modelsIn(u"class A : public QAbstractListModel\n{};\nclass B : public QWidget {};\nclass C final : public QSortFilterProxyModel {};"_s),
                 (QStringList{u"A"_s, u"C"_s}));
        QVERIFY(isChecked(u"A"_s, {u"A model; QAbstractItemModelTester tester(&model);"_s}));
        QVERIFY(!isChecked(u"A"_s, {u"A model;"_s, u"AB model; QAbstractItemModelTester tester(&model);"_s}));
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
