#include "domain/letters.h"
#include "domain/token_repair.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace motcua::domain;
using namespace Qt::StringLiterals;
using letters::Shape;
using letters::Tone;

namespace {

QString randomToken(QRandomGenerator& random, QByteArray& claims, QByteArray& signature)
{
    const QDateTime from = QDateTime::fromSecsSinceEpoch(1'790'000'000 + qint64(random.bounded(1000)) * 900, Qt::UTC);
    claims = tokenClaims({1, quint32(1 + random.bounded(50)), quint64(random.generate64() & 0xffffffffffULL), from, from.addSecs(36'000)});
    signature.resize(64);
    for (char& byte : signature)
        byte = char(random.bounded(256));
    return tokenText(claims, signature);
}

//! As an input method changes it while it is typed: each word for itself, a key spent once, and only on a vowel before it.
QString composed(const QString& text, bool telex)
{
    QString out;
    qsizetype from = 0; // of the word
    bool toned = false;
    const auto change = [&out](qsizetype at, Shape shape, Tone tone) {
        const letters::Glyph glyph = letters::glyphOf(out[at].unicode());
        const char16_t made = letters::compose(glyph.base, shape == Shape::None ? glyph.shape : shape, tone == Tone::None ? glyph.tone : tone);
        if (made == 0 || (shape != Shape::None && glyph.shape != Shape::None))
            return false;
        out[at] = QChar(made).toUpper();
        return true;
    };
    const auto lastOf = [&](QStringView letterSet) {
        for (qsizetype at = out.size() - 1; at >= from; --at) {
            const letters::Glyph glyph = letters::glyphOf(out[at].unicode());
            if (letterSet.contains(QChar(glyph.base).toUpper()))
                return at;
        }
        return qsizetype(-1);
    };
    for (const QChar c : text) {
        const bool inWord = c.isLetter() || (!telex && c.isDigit());
        if (!inWord) {
            out += c;
            from = out.size();
            toned = false;
            continue;
        }
        const qsizetype tone = (telex ? QStringView(u"FRXSJ") : QStringView(u"23415")).indexOf(c);
        static constexpr std::array tones{Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Sac, Tone::Nang};
        if (const qsizetype at = lastOf(u"AEIOUY"); tone >= 0 && at >= 0 && !toned && change(at, Shape::None, tones[size_t(tone)])) {
            toned = true;
            continue;
        }
        bool spent = false;
        if (telex) {
            if (QStringView(u"AEO").contains(c) && out.size() > from && letters::glyphOf(out.back().unicode()).base == c.toLower())
                spent = change(out.size() - 1, Shape::Circumflex, Tone::None);
            else if (c == u'D' && out.size() > from && out.back() == u'D')
                spent = change(out.size() - 1, Shape::Stroke, Tone::None);
            else if (c == u'W')
                if (const qsizetype at = lastOf(u"UOA"); at >= 0)
                    spent = change(at, letters::glyphOf(out[at].unicode()).base == u'a' ? Shape::Breve : Shape::Horn, Tone::None);
        } else {
            if (c == u'6')
                spent = lastOf(u"AEO") >= 0 && change(lastOf(u"AEO"), Shape::Circumflex, Tone::None);
            else if (c == u'7')
                spent = lastOf(u"UO") >= 0 && change(lastOf(u"UO"), Shape::Horn, Tone::None);
            else if (c == u'8')
                spent = lastOf(u"A") >= 0 && change(lastOf(u"A"), Shape::Breve, Tone::None);
            else if (c == u'9')
                spent = lastOf(u"D") >= 0 && change(lastOf(u"D"), Shape::Stroke, Tone::None);
        }
        if (!spent)
            out += c;
    }
    return out;
}

} // namespace

class TestTokenRepair : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasTypedIsAmongTheReadings_data()
    {
        QTest::addColumn<bool>("telex");
        QTest::newRow("Telex") << true;
        QTest::newRow("VNI") << false;
    }
    void whatWasTypedIsAmongTheReadings()
    {
        QFETCH(bool, telex);
        QRandomGenerator random(7);
        int mangled = 0, found = 0;
        size_t most = 0;
        for (int n = 0; n < 100; ++n) {
            QByteArray claims, signature;
            const QString text = randomToken(random, claims, signature);
            const QString typed = composed(text, telex);
            if (typed == text)
                continue;
            ++mangled;
            const PassToken whose = parseToken(text)->token; // as a gate knows its meetings and keys
            const auto readings = tokenReadings(typed, [&](const PassToken& one) { return one.meetingNumber == whose.meetingNumber && one.keyId == whose.keyId; });
            most = std::max(most, readings.size());
            found += std::any_of(readings.begin(), readings.end(), [&](const ScannedToken& one) { return one.claims == claims && one.signature == signature; });
        }
        qInfo("%d of %d mangled tokens are among the readings, at most %d of them", found, mangled, int(most));
        QVERIFY(mangled > 80);
        // VNI spends digits, and a token is full of them: of some there are more readings than are worth a signature each.
        QVERIFY(found * 100 >= mangled * (telex ? 95 : 60));
    }

    void whatIsWholeOrForeignHasNone()
    {
        QRandomGenerator random(8);
        QByteArray claims, signature;
        const QString text = randomToken(random, claims, signature);
        QVERIFY(tokenReadings(text).empty());
        QVERIFY(tokenReadings(u"Nguyễn Văn Á"_s).empty());
        QVERIFY(tokenReadings(QString(100, u'Á')).size() <= 4'096);
        QVERIFY(tokenReadings(QString(100'000, u'Ế')).empty());
    }
};

QTEST_MAIN(TestTokenRepair)
#include "tst_token_repair.moc"
