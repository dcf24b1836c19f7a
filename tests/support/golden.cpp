#include "tests/support/golden.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace motcua::test {

QString compareWithGolden(const QImage& actual, const QString& goldenFile, double tolerance)
{
    if (qEnvironmentVariable("MOTCUA_GOLDEN") == "write"_L1)
        return actual.save(goldenFile) ? QString() : u"cannot write "_s + goldenFile;
    const QImage golden = QImage(goldenFile).convertToFormat(QImage::Format_RGB32);
    if (golden.isNull())
        return u"no golden picture "_s + goldenFile;
    const QImage image = actual.convertToFormat(QImage::Format_RGB32);
    QString why;
    if (image.size() != golden.size()) {
        why = u"size %1×%2, golden %3×%4"_s.arg(image.width()).arg(image.height()).arg(golden.width()).arg(golden.height());
    } else {
        qint64 different = 0;
        for (int y = 0; y < image.height(); ++y) {
            const auto* a = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            const auto* b = reinterpret_cast<const QRgb*>(golden.constScanLine(y));
            for (int x = 0; x < image.width(); ++x)
                different += std::abs(qGray(a[x]) - qGray(b[x])) > 48;
        }
        const double share = double(different) / (double(image.width()) * image.height());
        if (share > tolerance)
            why = u"%1 % of the pixels differ"_s.arg(share * 100, 0, 'f', 2);
    }
    if (!why.isEmpty()) {
        const QString left = QCoreApplication::applicationDirPath() + u'/' + QFileInfo(goldenFile).baseName() + u"-actual.png"_s;
        if (image.save(left))
            why += u"; actual picture: "_s + left;
    }
    return why;
}

} // namespace motcua::test
