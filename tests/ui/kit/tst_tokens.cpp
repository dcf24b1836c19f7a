#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>

using namespace motcua::ui;
using namespace Qt::StringLiterals;

//! The colour table against the ratios the look promises, the icons, the theme's change at run time.
class TstTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastOf_data()
    {
        QTest::addColumn<Token>("ink");
        QTest::addColumn<Token>("ground");
        QTest::addColumn<double>("least");
        const Token surfaces[] = {Token::Window, Token::Base,     Token::Sunken,
                                  Token::Hover,  Token::Selected, Token::SelectedInactive};
        const Meaning meanings[] = {Meaning::Success, Meaning::Warning, Meaning::Danger, Meaning::Info,
                                    Meaning::Neutral};
        const auto row = [](Token ink, Token ground, double least) {
            QTest::addRow("%s on %s", tokenName(ink).data(), tokenName(ground).data()) << ink << ground << least;
        };
        for (const Token surface : surfaces) {
            for (const Token ink : {Token::Text, Token::Text2, Token::Muted, Token::AccentText})
                row(ink, surface, 4.5);
            for (const Meaning meaning : meanings)
                row(textToken(meaning), surface, 4.5);
            for (const Token edge : {Token::Control, Token::Focus})
                row(edge, surface, 3.0);
        }
        for (const Meaning meaning : meanings) {
            for (const Token ink : {Token::Text, Token::Text2})
                row(ink, softToken(meaning), 4.5);
            row(textToken(meaning), softToken(meaning), 4.5);
            row(onSolidToken(meaning), solidToken(meaning), 4.5);
        }
        for (const Token fill : {Token::Accent, Token::AccentHover, Token::AccentPressed})
            row(Token::OnAccent, fill, 4.5);
        row(Token::Accent, Token::Base, 3.0);
        row(Token::OnInverse, Token::Inverse, 4.5);
        row(Token::Muted, Token::NeutralSoft, 4.5); // words of the disabled primary button stay readable
    }

    void contrastOf()
    {
        QFETCH(Token, ink);
        QFETCH(Token, ground);
        QFETCH(double, least);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const double ratio = contrast(color(ink, scheme), color(ground, scheme));
            QVERIFY2(ratio >= least,
                     qPrintable(u"%1 is %2, less than %3"_s.arg(scheme == Scheme::Light ? u"light"_s : u"dark"_s)
                                    .arg(ratio)
                                    .arg(least)));
        }
    }

    void ratioItself()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyTokenIsThere()
    {
        for (int i = 0; i < int(Token::Count); ++i) {
            QVERIFY(color(Token(i), Scheme::Light).isValid());
            QVERIFY(!tokenName(Token(i)).isEmpty());
        }
        QVERIFY(!color(Token::Count, Scheme::Light).isValid());
    }

    void everyIconCanBePainted()
    {
        for (int i = 0; i < int(Icon::Count); ++i) {
            QVERIFY2(QFile::exists(iconPath(Icon(i))), qPrintable(iconPath(Icon(i))));
            const QImage image = iconPixmap(Icon(i), QColor(10, 200, 30), 16, 2.0).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            int inked = 0;
            bool tinted = false;
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x) {
                    const QColor c = image.pixelColor(x, y);
                    inked += c.alpha() > 128;
                    tinted |= c.alpha() == 255 && c.green() == 200;
                }
            }
            QVERIFY2(inked > 12, qPrintable(iconName(Icon(i)) + u" is empty"_s));
            QVERIFY2(tinted, qPrintable(iconName(Icon(i)) + u" does not take the colour"_s));
        }
    }

    void styleSheetIsFilled()
    {
        const QString sheet = styleSheet(Scheme::Dark);
        QVERIFY(sheet.contains(color(Token::Focus, Scheme::Dark).name()));
        QVERIFY2(!sheet.contains(u'@'), "a token of the template is not in the table");
        QVERIFY(sheet.count(u'\n') < 60);
    }

    void themeChangesAtRunTime()
    {
        QPointer<Theme> theme = Theme::current();
        QVERIFY(theme);
        QSignalSpy changed(theme, &Theme::changed);
        theme->setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(color(Token::Base), color(Token::Base, Scheme::Dark));
        QCOMPARE(QApplication::palette().color(QPalette::Base), color(Token::Base, Scheme::Dark));
        theme->setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        theme->setMode(ThemeMode::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), color(Token::Window, Scheme::Light));
    }

    void lineIsOneDevicePixelAtAnyScale_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("thick");
        QTest::newRow("100") << 1.0 << 1;
        QTest::newRow("125") << 1.25 << 1;
        QTest::newRow("150") << 1.5 << 2;
        QTest::newRow("200") << 2.0 << 2;
    }

    void lineIsOneDevicePixelAtAnyScale()
    {
        QFETCH(double, ratio);
        QFETCH(int, thick);
        for (const int y : {3, 4, 5, 6, 7}) {
            QImage image(qRound(20 * ratio), qRound(20 * ratio), QImage::Format_ARGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintEdge(&painter, QRectF(0, y, 20, 1), Qt::TopEdge, QColor(Qt::black));
            painter.end();
            int black = 0;
            for (int row = 0; row < image.height(); ++row) {
                const QRgb pixel = image.pixel(5, row);
                QVERIFY2(pixel == qRgb(0, 0, 0) || pixel == qRgb(255, 255, 255), "the line is blurred");
                black += pixel == qRgb(0, 0, 0);
            }
            QCOMPARE(black, thick);
        }
    }

    void fieldKeepsItsHeightWithFocus()
    {
        QWidget window;
        auto* edit = new QLineEdit(&window);
        window.show();
        const int before = edit->sizeHint().height();
        edit->setFocus();
        QCOMPARE(before, 36);
        QCOMPARE(edit->sizeHint().height(), 36);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    Theme theme(app, ThemeMode::Light);
    TstTokens test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tokens.moc"
