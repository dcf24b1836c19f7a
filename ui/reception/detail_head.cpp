#include "ui/reception/detail_head.h"

#include "domain/calendar.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/reception/dossier_forms.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

DetailHead::DetailHead(QWidget* parent) : Surface(Token::Base, Qt::BottomEdge, parent)
{
    m_status = new StatusBadge;
    m_status->setFilled(true);
    m_due = new DueBadge;
    m_sync = captionLabel({});
    m_sync->setObjectName(u"detail.news"_s);
    m_title = paneTitle({});
    m_title->setWordWrap(true);
    m_title->setObjectName(u"detail.title"_s);
    m_code = bodyLabel({});
    m_code->setObjectName(u"detail.code"_s);
    m_code->setToken(Token::Text2);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_dueAt = captionLabel({});
    m_dueAt->setToken(Token::Text2);
    m_copy = new ActionButton(ButtonKind::IconOnly, tr("Copy the code"));
    m_copy->setObjectName(u"detail.copy"_s);
    m_copy->setGlyph(Icon::Copy);
    m_copy->setFrameHeight(24);
    m_copy->setFlat(true);
    m_print = new ActionButton(ButtonKind::IconOnly, tr("Forms: look, print, save"));
    m_print->setObjectName(u"detail.forms"_s);
    m_print->setGlyph(Icon::Print);
    m_print->setFrameHeight(32);
    m_print->setFlat(true);
    m_print->setKeyText(u"Ctrl P"_s);
    auto* badges = new QHBoxLayout;
    badges->setSpacing(8);
    badges->addWidget(m_status);
    badges->addWidget(m_due);
    badges->addWidget(m_sync, 1);
    badges->addWidget(m_print);
    auto* codes = new QHBoxLayout;
    codes->setSpacing(8);
    codes->addWidget(m_code);
    codes->addWidget(m_copy);
    codes->addStretch(1);
    codes->addWidget(m_dueAt);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 10);
    column->setSpacing(2);
    column->addLayout(badges);
    column->addSpacing(6);
    column->addWidget(m_title);
    column->addLayout(codes);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_whole);
        Q_EMIT copied();
    });
    connect(m_print, &QAbstractButton::clicked, this, &DetailHead::formsRequested);
}

//! Who else works on it comes first: two people over one dossier is what the row is to prevent.
void DetailHead::setNews(const services::DossierDetail& detail)
{
    const bool others = detail.claim && !detail.claim->mine;
    m_sync->setText(others                                            ? tr("%1 works on it").arg(detail.claim->name)
                    : detail.mark == services::SyncMark::Waiting   ? tr("waiting to be sent")
                    : detail.mark == services::SyncMark::NeedsLook ? tr("needs a look, see the tray")
                                                                      : QString());
    m_sync->setToken(others                                            ? Token::Warning
                     : detail.mark == services::SyncMark::NeedsLook ? Token::Danger
                                                                       : Token::Info);
}

void DetailHead::setDetail(const services::DossierDetail& detail, const DueState& due)
{
    const domain::Dossier& dossier = detail.dossier;
    m_status->setStatus(domain::number(dossier.status));
    m_due->setVisible(due.kind != DueKind::None);
    m_due->setDue(due);
    setNews(detail);
    m_title->setText(dossier.procedureName);
    m_whole = dossier.code;
    m_code->setText(dossier.code.isEmpty() ? tr("No code yet, filed online") : dossier.code);
    m_copy->setVisible(!dossier.code.isEmpty());
    m_print->setVisible(!formsOf(dossier).isEmpty());
    m_dueAt->setText(dossier.dueAt.isValid() ? tr("Due %1").arg(format::dateTimeLong(domain::toLocal(dossier.dueAt))) : QString());
}

QPoint DetailHead::formsCorner() const { return m_print->mapToGlobal(QPoint(0, m_print->height())); }

} // namespace motcua::ui::reception
