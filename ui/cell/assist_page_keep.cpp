#include "ui/cell/assist_page.h"
#include "ui/cell/cell_chooser.h"
#include "ui/cell/member_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/card_lens.h"
#include "ui/kit/field.h"
#include "ui/kit/toast.h"
#include "ui/kit/typed_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What is half done outlives a change of language, and somebody else who is begun meanwhile: words as they were typed, the picture, and what
// the machine doubts.

bool AssistPage::isBlank() const
{
    return m_picture.isEmpty() && m_inHand.isEmpty() &&
           std::all_of(m_fields.begin(), m_fields.end(), [](const Field* field) { return field->lineEdit()->text().trimmed().isEmpty(); });
}

QByteArray AssistPage::saveState() const
{
    QJsonArray aside;
    for (const QByteArray& one : m_aside)
        aside.append(QString::fromUtf8(one));
    QJsonObject kept{{u"aside"_s, aside}};
    if (!isBlank())
        kept.insert(u"now"_s, QString::fromUtf8(inWords()));
    return QJsonDocument(kept).toJson(QJsonDocument::Compact);
}

void AssistPage::restoreState(const QByteArray& state)
{
    const QJsonObject kept = QJsonDocument::fromJson(state).object();
    for (const QJsonValue one : kept["aside"_L1].toArray())
        m_aside.append(one.toString().toUtf8());
    takeUp(kept["now"_L1].toString().toUtf8());
}

QByteArray AssistPage::inWords() const
{
    const QByteArray picture = m_inHand.isEmpty() ? m_picture : m_inHand;
    return QJsonDocument(QJsonObject{{u"cell"_s, m_cells->cell()},
                                     {u"typed"_s, typedWords(m_form)},
                                     {u"picture"_s, QString::fromLatin1(picture.toBase64())},
                                     {u"filled"_s, m_inHand.isEmpty()}})
        .toJson(QJsonDocument::Compact);
}

void AssistPage::takeUp(const QByteArray& words)
{
    const QJsonObject kept = QJsonDocument::fromJson(words).object();
    if (kept.isEmpty())
        return;
    clear();
    if (const QString cell = kept["cell"_L1].toString(); !cell.isEmpty())
        m_cells->setCell(cell);
    typeAgain(m_form, kept["typed"_L1].toObject());
    const QByteArray picture = QByteArray::fromBase64(kept["picture"_L1].toString().toLatin1());
    if (picture.isEmpty())
        return;
    // Read once more for its doubts; what a person emptied or wrote otherwise stays so.
    usePicture(picture, kept["filled"_L1].toBool());
    m_view->setImage(QImage::fromData(picture));
    m_drop->setVisible(true);
}

void AssistPage::open(const QString& argument)
{
    if (argument.isEmpty())
        return;
    const auto wanted = MemberWords::fromArgument(argument);
    const bool begun = !isBlank() && filled().fullName != wanted.fullName;
    const QString who = filled().fullName;
    if (begun)
        m_aside.append(inWords());
    clear();
    set(wanted);
    if (begun)
        m_toast->showMessage(who.isEmpty() ? tr("What was begun before is put aside") : tr("What was begun for %1 is put aside").arg(who), true);
}

void AssistPage::takeUpAgain()
{
    if (!m_aside.isEmpty())
        takeUp(m_aside.takeLast());
}

} // namespace motcua::ui
