#include "ui/shell/lock_page.h"

#include "services/session.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/app_mark.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui {

LockPage::LockPage(services::Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(u"lock"_s);
    auto* mark = new AppMark(40);
    auto* title = titleLabel(tr("Locked"));
    title->setGlyph(Icon::Lock);
    m_name = boldLabel({});
    m_post = captionLabel({});
    auto* edit = new QLineEdit;
    edit->setObjectName(u"lock.password"_s);
    edit->setEchoMode(QLineEdit::Password);
    m_password = new Field(tr("Password"), edit);
    m_unlock = new ActionButton(ButtonKind::Primary, tr("Unlock"));
    m_unlock->setObjectName(u"lock.unlock"_s);
    m_unlock->setKeyText(u"Enter"_s);
    auto* out = new ActionButton(ButtonKind::Link, tr("Sign out"));
    out->setObjectName(u"lock.signOut"_s);
    auto* note = captionLabel(tr("Work that was not sent is kept and goes on being sent"));
    note->setWordWrap(true);

    auto* inner = new QWidget;
    inner->setFixedWidth(400);
    auto* column = new QVBoxLayout(inner);
    column->setSpacing(4);
    column->addWidget(mark);
    column->addSpacing(32);
    column->addWidget(title);
    column->addSpacing(8);
    column->addWidget(m_name);
    column->addWidget(m_post);
    column->addSpacing(12);
    column->addWidget(m_password);
    column->addWidget(m_unlock);
    column->addSpacing(8);
    auto* foot = new QHBoxLayout;
    foot->addWidget(note, 1);
    foot->addWidget(out);
    column->addLayout(foot);
    auto* rows = new QVBoxLayout(this);
    rows->addStretch(2);
    rows->addWidget(inner, 0, Qt::AlignHCenter);
    rows->addStretch(3);

    connect(edit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_password->setState(FieldState::Normal);
        m_unlock->setEnabled(!text.isEmpty());
    });
    connect(m_unlock, &QAbstractButton::clicked, this, &LockPage::submit);
    connect(out, &QAbstractButton::clicked, this, &LockPage::signOutRequested);
}

void LockPage::prepare()
{
    m_name->setText(m_session.official().fullName);
    m_post->setText(m_session.official().title);
    m_password->lineEdit()->clear();
    m_password->setState(FieldState::Normal);
    m_unlock->setEnabled(false);
    m_password->lineEdit()->setFocus();
}

void LockPage::submit()
{
    if (!m_unlock->isEnabled())
        return;
    m_unlock->setEnabled(false);
    whenDone(m_session.unlock(m_password->lineEdit()->text()), this, [this](const Result<bool>& answer) {
        m_password->lineEdit()->clear();
        if (answer && *answer)
            return; // the window follows the session's stage
        m_password->setState(FieldState::Error, answer ? tr("The password does not fit") : describe(answer.error()));
        m_password->lineEdit()->setFocus();
    });
}

void LockPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Window));
}

void LockPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        QWidget::keyPressEvent(event);
}

} // namespace motcua::ui
