#pragma once

#include <QHash>
#include <QTranslator>

namespace motcua::test {

//! Vietnamese straight from translations/words_*.tsv, so that tests of words need no compiled .qm.
class TsvTranslator : public QTranslator
{
public:
    //! `folder` holds words_*.tsv.
    explicit TsvTranslator(const QString& folder);

    [[nodiscard]] qsizetype size() const { return m_words.size(); }
    [[nodiscard]] bool contains(const QString& source) const { return m_words.contains(source); }
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    bool isEmpty() const override { return m_words.isEmpty(); }

private:
    QHash<QString, QString> m_words;
};

} // namespace motcua::test
