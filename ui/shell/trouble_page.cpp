#include "ui/shell/trouble_page.h"

#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"

#include <QBoxLayout>
#include <QDir>
#include <QKeyEvent>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace motcua::ui {

Trouble troubleOf(const Error& error, const QString& folder)
{
    const QString place = QDir::toNativeSeparators(folder);
    if (error.code == "database_newer"_L1) {
        return {TroublePage::tr("The data on this machine come from a newer version of the program"),
                TroublePage::tr("Update the program, then try again. Where that must wait: set these data aside and load everything anew; work that was not sent is kept"),
                true, false};
    }
    if (error.code == "database_damaged"_L1) {
        return {TroublePage::tr("The data on this machine are damaged"),
                TroublePage::tr("Set them aside and load everything anew from the server. Work that was not sent and can still be read is kept and offered again; nothing is deleted"),
                true, true};
    }
    if (error.code == "database_key"_L1 || error.code == "database_plain"_L1 || error.code.startsWith("store_key_"_L1)) {
        return {TroublePage::tr("The key to the data on this machine does not fit"),
                TroublePage::tr("Set them aside and load everything anew, or ask the administrator for the key. Work that was not sent stays in the files set aside"), true, true};
    }
    if (error.kind == ErrorKind::DiskFull) {
        const QStorageInfo disk(folder);
        const QString room = disk.isValid() ? format::fileSize(disk.bytesAvailable()) : QString();
        return {TroublePage::tr("The disk is full"),
                (room.isEmpty() ? TroublePage::tr("Delete files that nobody needs, then try again. Nothing that was done is lost")
                                : TroublePage::tr("%1 are left. Delete files that nobody needs, then try again. Nothing that was done is lost").arg(room)),
                false, false};
    }
    if (error.code == "database_busy"_L1) {
        return {TroublePage::tr("Another window of this program has these data open"), TroublePage::tr("Go on there, or close it and try again"), false, false};
    }
    if (error.code == "database_read_only"_L1 || error.code == "database_cannot_open"_L1) {
        return {TroublePage::tr("Nothing can be written where the data of this program lie"),
                TroublePage::tr("Ask the administrator for the right to write in %1, then try again. Nothing that was done is lost").arg(place), false, false};
    }
    return {describe(error), TroublePage::tr("Try again; if it stays so, tell the administrator what stands below"), false, false};
}

TroublePage::TroublePage(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"trouble"_s);
    m_title = titleLabel({});
    m_title->setObjectName(u"trouble.title"_s);
    m_title->setWordWrap(true);
    m_what = meaningLabel(Meaning::Danger, {});
    m_what->setObjectName(u"trouble.message"_s);
    m_what->setWordWrap(true);
    m_next = bodyLabel({});
    m_next->setObjectName(u"trouble.next"_s);
    m_next->setToken(Token::Text2);
    m_next->setWordWrap(true);
    m_details = captionLabel({});
    m_details->setObjectName(u"trouble.details"_s);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_again = new ActionButton(ButtonKind::Primary, tr("Try again"));
    m_again->setObjectName(u"trouble.again"_s);
    m_rescue = new ActionButton(ButtonKind::Secondary, tr("Set the old data aside, load anew"));
    m_rescue->setObjectName(u"trouble.rescue"_s);
    auto* out = new ActionButton(ButtonKind::Plain, tr("Sign out"));
    out->setObjectName(u"trouble.signOut"_s);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_again);
    buttons->addWidget(m_rescue);
    buttons->addWidget(out);
    buttons->addStretch(1);
    auto* inner = new QWidget;
    inner->setMaximumWidth(640);
    auto* column = new QVBoxLayout(inner);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_next);
    column->addWidget(m_what);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addSpacing(8);
    column->addWidget(m_details);
    auto* ground = new Surface(Token::Base);
    auto* middle = new QVBoxLayout(ground);
    middle->setContentsMargins(56, 56, 56, 56);
    middle->addStretch(1);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(inner, 4);
    row->addStretch(1);
    middle->addLayout(row);
    middle->addStretch(2);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(ground);
    connect(m_again, &QAbstractButton::clicked, this, &TroublePage::tryAgainRequested);
    connect(m_rescue, &QAbstractButton::clicked, this, [this] {
        m_rescue->setEnabled(false);
        m_again->setEnabled(false);
        m_what->hide();
        m_details->setText(tr("Looking for work that was not sent"));
        Q_EMIT rescueRequested();
    });
    connect(out, &QAbstractButton::clicked, this, &TroublePage::signOutRequested);
}

void TroublePage::offer(bool rescue, bool rescueFirst)
{
    m_rescueFirst = rescue && rescueFirst;
    m_again->setKind(m_rescueFirst ? ButtonKind::Secondary : ButtonKind::Primary);
    m_rescue->setKind(m_rescueFirst ? ButtonKind::Primary : ButtonKind::Secondary);
    m_rescue->setVisible(rescue);
    m_rescue->setEnabled(true);
    m_again->setEnabled(true);
    (m_rescueFirst ? m_rescue : m_again)->setFocus();
}

void TroublePage::show(const Error& error, const QString& folder, bool canRescue)
{
    const Trouble trouble = troubleOf(error, folder);
    m_title->setText(trouble.title);
    m_next->setText(trouble.next);
    m_what->hide();
    m_details->setText(technicalDetails(error));
    m_again->setText(tr("Try again"));
    offer(canRescue && trouble.rescue, trouble.rescueFirst);
}

void TroublePage::showRescued(const services::Rescue& rescue)
{
    m_title->setText(tr("Everything is loaded anew now"));
    QStringList lines;
    if (rescue.commands > 0)
        lines.append(tr("%n piece(s) of work that had not been sent are kept; what the server has not taken stands in the tray", nullptr, rescue.commands));
    else
        lines.append(tr("No work was waiting to be sent"));
    if (!rescue.aside.isEmpty())
        lines.append(tr("The old files lie whole in %1").arg(QDir::toNativeSeparators(rescue.aside)));
    m_next->setText(lines.join(u'\n'));
    m_what->setVisible(rescue.lost != 0);
    m_what->setText(rescue.lost > 0 ? tr("%n piece(s) of work could not be read; look in the dossiers whether something is missing", nullptr, rescue.lost)
                                    : tr("Some work may not have been readable; look in the dossiers whether something is missing"));
    m_details->clear();
    m_again->setText(tr("Continue"));
    offer(false, false);
}

void TroublePage::showRescueFailed(const Error& error)
{
    m_what->setText(describe(error));
    m_what->show();
    m_details->setText(technicalDetails(error));
    offer(true, true);
}

QString TroublePage::sentence() const
{
    return m_title->text();
}

void TroublePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QWidget::keyPressEvent(event);
        return;
    }
    ActionButton* next = m_rescueFirst ? m_rescue : m_again;
    if (next->isEnabled())
        next->click();
}

} // namespace motcua::ui
