#include "tsv_translator.h"

#include <QDir>
#include <QFile>

namespace motcua::test {

using namespace Qt::StringLiterals;

TsvTranslator::TsvTranslator(const QString& folder)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"words_*.tsv"_s}, QDir::Files);
    for (const QString& name : names) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            const qsizetype tab = line.indexOf(u'\t');
            if (tab > 0)
                m_words.insert(line.left(tab), line.section(u'\t', 1, 1)); // the third column is English plurals
        }
    }
}

QString TsvTranslator::translate(const char*, const char* source, const char*, int) const
{
    return m_words.value(QString::fromUtf8(source));
}

} // namespace motcua::test
