#include "domain/judge.h"

#include "samples.h"

#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

//! One scan of a story: "i" in, "o" out, admitted; upper case = refused; "x" = undoes the scan before it.
std::vector<CheckIn> history(const QString& story)
{
    std::vector<CheckIn> scans;
    for (const QChar c : story) {
        CheckIn scan;
        scan.id = samples::id(100 + static_cast<int>(scans.size()));
        scan.at = samples::at("2026-11-21T00:30:00Z").addSecs(60 * static_cast<qint64>(scans.size()));
        scan.gate = u"Cửa 2"_s;
        scan.direction = c.toLower() == u'o' ? Direction::Out : Direction::In;
        scan.admitted = c.isLower();
        if (c == u'x') {
            scan.admitted = false;
            scan.annuls = scans.back().id;
        }
        scans.push_back(scan);
    }
    return scans;
}

GateCase usual()
{
    GateCase c;
    c.here = samples::meeting();
    c.here.reEntry = true;
    c.pass = samples::pass();
    c.pass->revoked = false;
    c.passMeeting = c.here;
    c.now = samples::at("2026-11-21T01:30:00Z");
    return c;
}

} // namespace

Q_DECLARE_METATYPE(motcua::domain::GateCase)

class TestJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<GateCase>("given");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("admitted");
        QTest::addColumn<int>("entries");
        const auto row = [](const QByteArray& name, const GateCase& given, const QString& verdict, bool admitted, int entries) {
            QTest::newRow(name.constData()) << given << verdict << admitted << entries;
        };

        // Presence: what the scans so far make of this one.
        struct Story
        {
            const char* scans;
            bool reEntry;
            const char* in;
            int entriesIn;
            const char* out;
        };
        const std::vector<Story> stories{
            {"", true, "admit", 1, "not_inside"},          {"", false, "admit", 1, "not_inside"},
            {"i", true, "already_inside", 1, "exit"},      {"i", false, "already_inside", 1, "exit"},
            {"io", true, "re_entry", 2, "already_out"},     {"io", false, "already_inside", 1, "already_out"},
            {"ioi", true, "already_inside", 2, "exit"},    {"ioio", true, "re_entry", 3, "already_out"},
            {"I", true, "admit", 1, "not_inside"},         {"iI", true, "already_inside", 1, "exit"},
            {"iO", true, "already_inside", 1, "exit"},     {"ix", true, "admit", 1, "not_inside"},
            {"ix", false, "admit", 1, "not_inside"},       {"iox", true, "already_inside", 1, "exit"},
            {"ixi", true, "already_inside", 1, "exit"},    {"ixx", true, "already_inside", 1, "exit"},
            {"ixxx", true, "admit", 1, "not_inside"},      {"ioxo", true, "re_entry", 2, "already_out"},
            {"o", true, "admit", 1, "already_out"},         {"ii", true, "already_inside", 2, "exit"},
        };
        for (const Story& story : stories) {
            GateCase c = usual();
            c.history = history(QString::fromLatin1(story.scans));
            c.here.reEntry = story.reEntry;
            const QByteArray name = QByteArray(story.scans) + (story.reEntry ? "" : " once");
            const QString in = QString::fromLatin1(story.in);
            const bool enters = in == u"admit" || in == u"re_entry";
            row("in after '" + name + "'", c, in, enters, story.entriesIn);
            GateCase signedUnknown = c;
            signedUnknown.pass.reset();
            signedUnknown.codeState = CodeState::SignedToken;
            signedUnknown.tokenForHere = true;
            row("in, signed, after '" + name + "'", signedUnknown, in == u"admit" ? u"signed_unknown"_s : in, enters, story.entriesIn);
            c.direction = Direction::Out;
            const QString out = QString::fromLatin1(story.out);
            row("out after '" + name + "'", c, out, out == u"exit", story.entriesIn - (enters ? 1 : 0));
        }

        // Codes that are nobody's pass.
        for (const Direction direction : {Direction::In, Direction::Out}) {
            const QByteArray way = direction == Direction::In ? "in: " : "out: ";
            GateCase c = usual();
            c.direction = direction;
            c.codeState = CodeState::Damaged;
            row(way + "damaged", c, u"damaged"_s, false, 0);
            c.codeState = CodeState::Foreign;
            row(way + "foreign", c, u"unreadable"_s, false, 0);
            c.codeState = CodeState::BadSignature;
            row(way + "bad signature beats a known pass", c, u"unsigned"_s, false, 0);
            c = usual();
            c.direction = direction;
            c.pass.reset();
            c.passMeeting.reset();
            row(way + "unknown serial", c, u"unknown"_s, false, 0);
            c.listHere = false;
            row(way + "unknown serial, and no list here", c, u"no_list"_s, false, 0);
            c.listHere = true;
            c.tokenForHere = true;
            row(way + "a serial has no signature to trust", c, u"unknown"_s, false, 0);
            c = usual();
            c.direction = direction;
            c.pass->revoked = true;
            row(way + "revoked", c, u"revoked"_s, false, 0);
            c.pass->meetingId = samples::id(77);
            row(way + "revoked before other meeting", c, u"revoked"_s, false, 0);
            c.pass->revoked = false;
            row(way + "other meeting", c, u"wrong_meeting"_s, false, 0);
            c.now = samples::at("2026-11-20T00:00:00Z");
            row(way + "other meeting before too early", c, u"wrong_meeting"_s, false, 0);
            c = usual();
            c.direction = direction;
            c.codeState = CodeState::SignedToken;
            c.pass.reset();
            c.passMeeting.reset();
            c.tokenForHere = false;
            row(way + "signed for elsewhere", c, u"wrong_meeting"_s, false, 0);
            c.tokenForHere = true;
            c.passMeeting = samples::meeting();
            c.passMeeting->id = samples::id(78);
            row(way + "signed, meeting known as another", c, u"wrong_meeting"_s, false, 0);
        }

        // Time: only for the way in; the limits themselves still admit.
        const auto timed = [&row](const QByteArray& name, const char* now, const QString& in, bool enters) {
            GateCase c = usual();
            c.now = samples::at(now);
            row("in: " + name, c, in, enters, enters ? 1 : 0);
            c.pass.reset();
            c.codeState = CodeState::SignedToken;
            c.tokenForHere = true;
            c.tokenNotBefore = samples::at("2026-11-20T17:00:00Z");
            c.tokenNotAfter = samples::at("2026-11-21T17:00:00Z");
            row("in, signed: " + name, c, in == u"admit" ? u"signed_unknown"_s : in, enters, enters ? 1 : 0);
            c = usual();
            c.now = samples::at(now);
            c.history = history(u"i"_s);
            c.direction = Direction::Out;
            row("out: " + name, c, u"exit"_s, true, 1);
        };
        timed("before doors", "2026-11-20T23:59:59.999Z", u"too_early"_s, false);
        timed("doors open", "2026-11-21T00:00:00Z", u"admit"_s, true);
        timed("at closing", "2026-11-21T04:00:00Z", u"admit"_s, true);
        timed("closed", "2026-11-21T04:00:00.001Z", u"closed"_s, false);
        GateCase c = usual();
        c.pass->notBefore = samples::at("2026-11-21T02:00:00Z");
        row("pass not yet valid", c, u"too_early"_s, false, 0);
        c = usual();
        c.pass->notAfter = samples::at("2026-11-21T01:00:00Z");
        row("pass no longer valid", c, u"expired"_s, false, 0);
        c = usual();
        c.history = history(u"i"_s);
        c.now = samples::at("2026-11-21T05:00:00Z");
        row("closed before inside", c, u"closed"_s, false, 1);
        c = usual();
        c.here.opensAt = c.here.closesAt = {};
        c.pass->notBefore = c.pass->notAfter = {};
        row("no limits at all", c, u"admit"_s, true, 1);
        c = usual();
        c.pass.reset();
        c.codeState = CodeState::SignedToken;
        c.tokenForHere = true;
        c.tokenNotAfter = samples::at("2026-11-21T01:00:00Z");
        row("token over", c, u"expired"_s, false, 0);
        c.tokenNotAfter = {};
        c.tokenNotBefore = samples::at("2026-11-21T02:00:00Z");
        row("token not begun", c, u"too_early"_s, false, 0);
        c = usual();
        c.codeState = CodeState::SignedToken;
        row("signed and known", c, u"admit"_s, true, 1);

        // Another day, another gate, two codes, a clock that is wrong.
        c = usual();
        c.now = samples::at("2026-11-19T01:30:00Z");
        row("two days early", c, u"wrong_day"_s, false, 0);
        c.clockTrusted = false;
        row("two days early by a clock that is wrong", c, u"clock_untrusted"_s, false, 0);
        c.now = samples::at("2026-11-21T05:00:00Z");
        row("closed by a clock that is wrong", c, u"clock_untrusted"_s, false, 0);
        c.direction = Direction::Out;
        c.history = history(u"i"_s);
        row("out whatever the clock", c, u"exit"_s, true, 1);
        c = usual();
        c.clockTrusted = false;
        row("within the hours even by a clock that is wrong", c, u"admit"_s, true, 1);
        c.pass->revoked = true;
        row("a wrong clock opens nothing", c, u"revoked"_s, false, 0);
        c = usual();
        c.gate = u"Cửa 1"_s;
        c.pass->gates = {u"Cửa 2"_s, u"Cửa 3"_s};
        row("other gate", c, u"wrong_gate"_s, false, 0);
        c.gate = u"Cửa 3"_s;
        row("one of its gates", c, u"admit"_s, true, 1);
        c.gate = u"Cửa 1"_s;
        c.direction = Direction::Out;
        c.history = history(u"i"_s);
        row("out by any gate", c, u"exit"_s, true, 1);
        c = usual();
        c.codeState = CodeState::Two;
        row("two codes beat a known pass", c, u"two_codes"_s, false, 0);
    }
    void table()
    {
        QFETCH(GateCase, given);
        QFETCH(QString, verdict);
        QFETCH(bool, admitted);
        QFETCH(int, entries);
        const Verdict result = judge(given);
        QCOMPARE(code(result.kind), verdict);
        QCOMPARE(result.admitted, admitted);
        QCOMPARE(result.entries, entries);
    }

    void saysWhichScan()
    {
        GateCase c = usual();
        c.history = history(u"iIoiI"_s);
        const Verdict inside = judge(c);
        QCOMPARE(inside.kind, VerdictKind::AlreadyInside);
        QCOMPARE(inside.previous->id, c.history[3].id); // the admission, not the refused try
        QCOMPARE(inside.previous->gate, u"Cửa 2"_s);
        c.direction = Direction::Out;
        QCOMPARE(judge(c).previous->id, c.history[3].id);
        c.history = history(u"io"_s);
        QCOMPARE(judge(c).previous->id, c.history[1].id);
        c.history.clear();
        QVERIFY(!judge(c).previous);
    }

    void insideOrNot()
    {
        QVERIFY(!isInside({}));
        QVERIFY(isInside(history(u"i"_s)));
        QVERIFY(!isInside(history(u"I"_s)));
        QVERIFY(!isInside(history(u"io"_s)));
        QVERIFY(!isInside(history(u"ix"_s)));
        QVERIFY(isInside(history(u"iox"_s)));
    }

    //! Whatever the story: nobody is let in twice running, nobody leaves who is not inside, entries only grow by admissions.
    void anyStory()
    {
        for (int bits = 0; bits < 1024; ++bits) {
            GateCase c = usual();
            int admissions = 0;
            for (int step = 0; step < 10; ++step) {
                c.direction = (bits >> step) % 2 != 0 ? Direction::Out : Direction::In;
                const bool before = isInside(c.history);
                const Verdict verdict = judge(c);
                QCOMPARE(verdict.admitted, before == (c.direction == Direction::Out));
                admissions += verdict.admitted && c.direction == Direction::In ? 1 : 0;
                QCOMPARE(verdict.entries, admissions);
                CheckIn scan;
                scan.id = samples::id(200 + step);
                scan.direction = c.direction;
                scan.admitted = verdict.admitted;
                scan.verdict = code(verdict.kind);
                c.history.push_back(scan);
                QCOMPARE(isInside(c.history), c.direction == Direction::In);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestJudge)
#include "tst_judge.moc"
