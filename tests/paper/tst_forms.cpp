#include "domain/calendar.h"
#include "paper/form_document.h"
#include "paper/form_set.h"
#include "tests/support/golden.h"
#include "tests/support/places.h"
#include "vision/decoder.h"
#include "vision/in_process_decoder.h"

#include <QDir>
#include <QFutureWatcher>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using paper::FormData;
using paper::FormKind;

Q_DECLARE_METATYPE(motcua::paper::FormKind)

namespace {

const QDate before2025(2025, 3, 4);
const QDate now2026(2026, 11, 20);

FormData sample(FormKind kind, QDate receivedOn = now2026)
{
    FormData data;
    data.kind = kind;
    domain::Dossier& d = data.dossier;
    d.code = u"H15.50.05.13-261120-0007"_s;
    d.owner.fullName = u"Nguyễn Thị Quỳnh Như"_s;
    d.owner.address = u"Số 18, tổ 4, phường An Hòa, Đắk Lắk"_s;
    d.owner.phone = u"0941447208"_s;
    d.procedureName = u"Đăng ký thành lập hộ kinh doanh"_s;
    d.receivedAt = domain::fromLocal(receivedOn, QTime(14, 30));
    d.dueAt = d.receivedAt.addDays(5);
    d.fee = 100'000;
    d.holder = u"Phòng Kinh tế"_s;
    d.components = {{u"a"_s, u"Giấy đề nghị đăng ký hộ kinh doanh"_s, 1, 0, true, true, false, {}},
                    {u"b"_s, u"Căn cước công dân của chủ hộ"_s, 0, 1, true, false, true, {}},
                    {u"c"_s, u"Văn bản ủy quyền"_s, 1, 2, false, false, false, {}}};
    const auto step = [&d](int from, int to, const QString& who, const QString& unit, const QString& note, int hours) {
        d.timeline.push_back({d.receivedAt.addSecs(hours * 3'600), who, unit, from, to, note, {}});
    };
    step(1, 2, u"Nguyễn Thị Lan"_s, u"Bộ phận Một cửa phường An Hòa"_s, {}, 0);
    step(2, 4, u"Phạm Văn Chính"_s, u"Phòng Kinh tế"_s, {}, 2);
    if (kind == FormKind::Supplement)
        step(4, 5, u"Phạm Văn Chính"_s, u"Phòng Kinh tế"_s, u"Văn bản ủy quyền chưa có chứng thực"_s, 4);
    if (kind == FormKind::Refusal)
        step(1, 3, u"Nguyễn Thị Lan"_s, {}, u"Không thuộc thẩm quyền giải quyết của phường"_s, 1);
    if (kind == FormKind::Stop) {
        step(4, 7, u"Nguyễn Thị Lan"_s, {}, u"Tôi không kinh doanh nữa"_s, 5);
        step(7, 8, u"Phạm Văn Chính"_s, u"Phòng Kinh tế"_s, u"Người nộp rút hồ sơ"_s, 6);
    }
    if (kind == FormKind::Control)
        step(4, 9, u"Trần Thu Trang"_s, u"Lãnh đạo UBND phường"_s, {}, 20);
    if (kind == FormKind::Apology) {
        data.reason = u"Chờ ý kiến của cơ quan thuế"_s;
        data.newDue = d.dueAt.addDays(2);
        data.head = u"Lê Quang Minh"_s;
        data.madeAt = d.dueAt.addDays(-1);
    }
    if (kind == FormKind::Stop)
        data.head = u"Lê Quang Minh"_s;
    if (kind == FormKind::Book)
        data.book = {d, d, d};
    data.agencyParent = u"UBND TỈNH ĐẮK LẮK"_s;
    data.agencyName = u"Bộ phận Một cửa phường An Hòa"_s;
    data.place = u"An Hòa"_s;
    data.limitText = u"3 ngày làm việc"_s;
    data.clerk = u"Nguyễn Thị Lan"_s;
    data.phone = u"0262.3855.555"_s;
    return data;
}

void ofOrganisation(FormData& data)
{
    domain::Person& owner = data.dossier.owner;
    owner.kind = domain::OwnerKind::Organisation;
    owner.representative = owner.fullName;
    owner.position = u"Giám đốc"_s;
    owner.fullName = u"Công ty TNHH Dịch vụ và Thương mại Sen Hồng"_s;
    owner.idNumber = u"0123456787"_s;
    for (domain::Dossier& one : data.book)
        one.owner = owner;
}

std::vector<QImage> pdfPages(const QByteArray& pdf, int dpi)
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"r.pdf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    if (QProcess::execute(u"pdftoppm"_s, {u"-r"_s, QString::number(dpi), u"-png"_s, file.fileName(), dir.filePath(u"p"_s)}) != 0)
        return {};
    std::vector<QImage> pages;
    for (const QString& name : QDir(dir.path()).entryList({u"p*.png"_s}, QDir::Files, QDir::Name))
        pages.emplace_back(dir.filePath(name));
    return pages;
}

QStringList codesOn(const QImage& page)
{
    vision::InProcessDecoder decoder;
    QFutureWatcher<Result<vision::StillReading>> watcher;
    QSignalSpy done(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(vision::readStill(decoder, vision::Picture::fromImage(page)));
    if (done.isEmpty() && !done.wait(30'000))
        return {};
    QStringList texts;
    if (const auto reading = watcher.result()) {
        for (const vision::FoundCode& code : reading->codes)
            texts << code.text;
    }
    return texts;
}

//! Within 5 points of the paper's edge nothing may stand.
bool marginsAreClean(const QImage& page)
{
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            const bool edge = x < 5 || y < 5 || x >= page.width() - 5 || y >= page.height() - 5;
            if (edge && qGray(page.pixel(x, y)) != 255)
                return false;
        }
    }
    return true;
}

} // namespace

class TestForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFormLooksAsItShould_data()
    {
        QTest::addColumn<FormKind>("kind");
        QTest::addColumn<QDate>("receivedOn");
        QTest::addColumn<QString>("golden");
        const QList<std::pair<FormKind, QString>> now{{FormKind::Receipt, u"01"_s}, {FormKind::Supplement, u"02"_s}, {FormKind::Refusal, u"03"_s},
                                                      {FormKind::Apology, u"04"_s}, {FormKind::Stop, u"05"_s}, {FormKind::Control, u"06"_s}, {FormKind::Book, u"07"_s}};
        for (const auto& [kind, number] : now)
            QTest::addRow("2025 %s", qPrintable(number)) << kind << now2026 << u"2025-"_s + number;
        QTest::newRow("2025 01 of an organisation") << FormKind::Receipt << now2026 << u"2025-01-organisation"_s;
        QTest::newRow("2025 03 of an organisation") << FormKind::Refusal << now2026 << u"2025-03-organisation"_s;
        QTest::newRow("2025 04 of an organisation") << FormKind::Apology << now2026 << u"2025-04-organisation"_s;
        QTest::newRow("2018 04 of an organisation") << FormKind::Apology << before2025 << u"2018-04-organisation"_s;
        QTest::newRow("2025 07 of an organisation") << FormKind::Book << now2026 << u"2025-07-organisation"_s;
        QTest::newRow("2025 06 of an organisation") << FormKind::Control << now2026 << u"2025-06-organisation"_s;
        const QList<std::pair<FormKind, QString>> then{{FormKind::Receipt, u"01"_s}, {FormKind::Supplement, u"02"_s}, {FormKind::Refusal, u"03"_s},
                                                       {FormKind::Apology, u"04"_s}, {FormKind::Control, u"05"_s}, {FormKind::Book, u"06"_s}};
        for (const auto& [kind, number] : then)
            QTest::addRow("2018 %s", qPrintable(number)) << kind << before2025 << u"2018-"_s + number;
    }
    //! The PDF through another program's eyes is the golden picture, the preview is the same page, the codes read back.
    void eachFormLooksAsItShould()
    {
        QFETCH(FormKind, kind);
        QFETCH(QDate, receivedOn);
        QFETCH(QString, golden);
        auto data = sample(kind, receivedOn);
        if (golden.endsWith("organisation"_L1))
            ofOrganisation(data);
        const auto form = paper::printedForm(data, {}, 100);
        QVERIFY2(form, form ? "" : qPrintable(form.error().detail));
        const auto printed = pdfPages(form->pdf, 100);
        QCOMPARE(printed.size(), form->pages.size());
        const QString goldenFile = test::sourcePath(qPrintable(u"tests/paper/golden/form-%1.png"_s.arg(golden)));
        const QString why = test::compareWithGolden(printed.back(), goldenFile);
        QVERIFY2(why.isEmpty(), qPrintable(why));
        QTemporaryDir dir;
        const QString file = dir.filePath(u"p.png"_s);
        const QSize size = form->pages.back().size();
        QVERIFY(std::abs(printed.back().width() - size.width()) <= 1 && std::abs(printed.back().height() - size.height()) <= 1);
        QVERIFY(printed.back().copy(QRect(QPoint(0, 0), size)).save(file));
        // Two rasterizers shade the edges of letters differently; the placement of everything must agree.
        const QString differs = test::compareWithGolden(form->pages.back(), file, 0.05);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        // Whose form it is changes no code, and reading a still picture by all passes takes seconds.
        if ((kind == FormKind::Receipt || kind == FormKind::Control) && !golden.endsWith("organisation"_L1)) {
            for (const QImage& page : pdfPages(form->pdf, 200)) {
                const QStringList codes = codesOn(page);
                QVERIFY2(codes.size() >= 2, qPrintable(codes.join(u' ')));
                QCOMPARE(QSet<QString>(codes.begin(), codes.end()), QSet<QString>{data.dossier.code});
            }
        }
    }

    //! No letter calls a company "ông/bà".
    void anOrganisationIsAddressedAsOne()
    {
        for (const QDate day : {now2026, before2025}) {
            for (const FormKind kind : {FormKind::Receipt, FormKind::Supplement, FormKind::Refusal, FormKind::Apology, FormKind::Stop, FormKind::Control, FormKind::Book}) {
                auto data = sample(kind, day);
                const auto form = paper::findForm(kind, day);
                if (!form)
                    continue;
                const bool toPerson = paper::fillTemplate(*form, paper::formValues(data))->contains(u"ông/bà"_s);
                QCOMPARE(toPerson, kind == FormKind::Refusal || kind == FormKind::Apology);
                ofOrganisation(data);
                const QString html = *paper::fillTemplate(*form, paper::formValues(data));
                QVERIFY2(!html.contains(u"ông/bà"_s, Qt::CaseInsensitive), qPrintable(paper::code(kind)));
                QCOMPARE(html.contains(u"quý tổ chức"_s), toPerson);
                QVERIFY2(html.contains(u"0123456787"_s) && html.contains(data.dossier.owner.representative), qPrintable(paper::code(kind)));
            }
        }
    }

    void stopHasNoFormIn2018()
    {
        QCOMPARE(paper::printedForm(sample(FormKind::Stop, before2025)).error().code, u"form_absent"_s);
    }

    void muchContentFlowsToFurtherPages_data()
    {
        QTest::addColumn<FormKind>("kind");
        QTest::addColumn<bool>("organisation");
        for (const FormKind kind : {FormKind::Receipt, FormKind::Supplement, FormKind::Refusal, FormKind::Apology, FormKind::Stop, FormKind::Control, FormKind::Book}) {
            QTest::addRow("%s", qPrintable(paper::code(kind))) << kind << false;
            if (kind == FormKind::Receipt || kind == FormKind::Apology) // two ways to name it
                QTest::addRow("%s of an organisation", qPrintable(paper::code(kind))) << kind << true;
        }
    }
    //! Sixty components, a name of 400 characters without a space, a reason of 500: nothing leaves the paper, nothing is lost.
    void muchContentFlowsToFurtherPages()
    {
        QFETCH(FormKind, kind);
        QFETCH(bool, organisation);
        auto data = sample(kind);
        if (organisation)
            ofOrganisation(data);
        data.dossier.components.clear();
        for (int i = 0; i < 60; ++i)
            data.dossier.components.push_back({u"k"_s, u"Giấy tờ thứ %1"_s.arg(i), 1, 0, true, kind == FormKind::Receipt, false, {}});
        if (organisation)
            data.dossier.owner.representative = u"Trần Thị Ngọc "_s.repeated(28);
        data.dossier.owner.fullName = u"Nguyễn"_s.repeated(67).left(400);
        data.reason = u"Vì một lý do rất dài. "_s.repeated(24);
        while (data.dossier.timeline.size() < 30)
            data.dossier.timeline.push_back(data.dossier.timeline[1]);
        data.book.assign(80, data.dossier);
        const auto form = paper::printedForm(data, {}, 72);
        QVERIFY2(form, form ? "" : qPrintable(form.error().detail));
        for (const QImage& page : form->pages)
            QVERIFY(marginsAreClean(page));
        const size_t copies = kind == FormKind::Control || kind == FormKind::Book ? 1 : 2;
        if (kind != FormKind::Refusal && kind != FormKind::Apology && kind != FormKind::Stop)
            QVERIFY(form->pages.size() > copies);
        QCOMPARE(form->pages.size() % copies, size_t(0));
    }

    void emptyOptionalFieldsAndATemporaryNumber()
    {
        FormData data;
        data.dossier.code = u"TẠM-1A2B3C4D"_s;
        data.dossier.receivedAt = domain::fromLocal(now2026, QTime(8, 0));
        data.reprint = true;
        QCOMPARE(paper::barcodeText(data.dossier), u"TAM-1A2B3C4D"_s);
        const auto form = paper::printedForm(data);
        QVERIFY2(form, form ? "" : qPrintable(form.error().detail));
        const auto values = paper::formValues(data);
        QVERIFY(values.value("provisional"_L1).toBool());
        QVERIFY(values.value("reprint"_L1).toBool());
    }

    void whatTheCitizenTypedIsTextNotMarkup()
    {
        auto data = sample(FormKind::Receipt);
        data.dossier.owner.fullName = u"<b>A & B</b> {{code}} <img src=\"x\">"_s;
        const auto form = paper::findForm(FormKind::Receipt, now2026);
        const auto html = paper::fillTemplate(*form, paper::formValues(data));
        QVERIFY(html->contains(u"&lt;b&gt;A &amp; B&lt;/b&gt; {{code}} &lt;img"_s));
    }

    void withoutACodeThereIsNoReceipt()
    {
        auto data = sample(FormKind::Receipt);
        data.dossier.code.clear();
        QCOMPARE(paper::printedForm(data).error().code, u"form_code"_s);
    }

    void dates()
    {
        QCOMPARE(paper::officialDate(QDate(2026, 1, 5)), u"ngày 05 tháng 01 năm 2026"_s);
        QCOMPARE(paper::officialDate(QDate(2026, 2, 10)), u"ngày 10 tháng 02 năm 2026"_s);
        QCOMPARE(paper::officialDate(QDate(2026, 3, 9)), u"ngày 09 tháng 3 năm 2026"_s);
        QCOMPARE(paper::officialDate(QDate(2026, 12, 31)), u"ngày 31 tháng 12 năm 2026"_s);
    }

    void aWrongTemplateNamesItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const QString good = u"<html>\n<head>\n<title>x</title>\n</head>\n<body>\n<p>%1</p>\n</body>\n</html>"_s;
        QTest::newRow("unknown name") << good.arg(u"{{codee}}"_s) << u"form_tag_unknown"_s << u"f.html:6 codee"_s;
        QTest::newRow("open section") << good.arg(u"{{#code}}"_s) << u"form_tag_open"_s << u"f.html:6 code"_s;
        QTest::newRow("crossed") << good.arg(u"{{#code}}{{#owner}}{{/code}}{{/owner}}"_s) << u"form_tag_close"_s << u"f.html:6 {{/code}}"_s;
        QTest::newRow("closed only") << good.arg(u"{{/code}}"_s) << u"form_tag_close"_s << u"f.html:6 {{/code}}"_s;
        QTest::newRow("not escaped") << good.arg(u"{{{code}}}"_s) << u"form_tag_kind"_s << u"f.html:6"_s;
        QTest::newRow("partial") << good.arg(u"{{>code}}"_s) << u"form_tag_kind"_s << u"f.html:6"_s;
        QTest::newRow("tag left open") << good.arg(u"<b>{{code}}"_s) << u"form_markup"_s << u"f.html:6"_s;
        QTest::newRow("paper") << QString(good.arg(u"x"_s)).replace(u"<title>x</title>"_s, u"<meta name=\"paper\" content=\"A9\"/>"_s) << u"form_meta"_s << u"f.html:3 paper A9"_s;
        QTest::newRow("meta") << QString(good.arg(u"x"_s)).replace(u"<title>x</title>"_s, u"<meta name=\"papier\" content=\"A5\"/>"_s) << u"form_meta"_s << u"f.html:3 papier"_s;
        QTest::newRow("no body") << u"<html/>"_s << u"form_markup"_s << u"f.html:1 <body>"_s;
        QTest::newRow("empty") << QString() << u"form_markup"_s << u"f.html:1"_s;
    }
    void aWrongTemplateNamesItsLine()
    {
        QFETCH(QString, text);
        const auto form = paper::parseTemplate(u"f.html"_s, text.toUtf8(), paper::formNames());
        QVERIFY(!form);
        QTEST(form.error().code, "code");
        QFETCH(QString, says);
        QVERIFY2(form.error().detail.startsWith(says), qPrintable(form.error().detail));
    }

    void anAdministratorsFolderStandsIn()
    {
        QTemporaryDir dir;
        const auto put = [&](const QString& name, const QByteArray& text) {
            QFile file(dir.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(put(u"forms.json"_s, R"({"sets":[{"id":"own","from":"2020-01-01","folder":".","forms":{"receipt":"own.html"}}]})"));
        QVERIFY(put(u"own.html"_s, "<html><head><meta name=\"paper\" content=\"A4\"/></head><body><p>{{code}}</p></body></html>"));
        const auto form = paper::printedForm(sample(FormKind::Receipt), dir.path());
        QVERIFY(form);
        QCOMPARE(form->pages.size(), size_t(1));
        QVERIFY(form->paper.width() > 590);
        QVERIFY(put(u"own.html"_s, "<html><body>\n\n<p>{{codes}}</p></body></html>"));
        QCOMPARE(paper::printedForm(sample(FormKind::Receipt), dir.path()).error().detail, u"own.html:3 codes"_s);
        QVERIFY(put(u"forms.json"_s, "{\"sets\":"));
        QCOMPARE(paper::printedForm(sample(FormKind::Receipt), dir.path()).error().code, u"form_set"_s);
    }

    void everyShippedTemplateIsGood()
    {
        for (const QString& set : {u"tt03-2025"_s, u"tt01-2018"_s}) {
            const QDir folder(test::sourcePath(qPrintable(u"resources/forms/"_s + set)));
            const QStringList files = folder.entryList({u"*.html"_s});
            QVERIFY(files.size() >= 6);
            for (const QString& name : files) {
                QFile file(folder.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto form = paper::parseTemplate(name, file.readAll(), paper::formNames());
                QVERIFY2(form, form ? "" : qPrintable(form.error().detail));
            }
        }
    }
};

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
