#include "ui/kit/field.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVariant>
#include <QVBoxLayout>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

// The cap at the right of a label: a TextLabel that paints a frame.
class CapLabel final : public TextLabel
{
public:
    explicit CapLabel(QWidget* parent) : TextLabel({}, TypeStep::Key, QFont::Normal, Token::Muted, parent) {}
    QSize sizeHint() const override { return {keyCapWidth(text()), metric::keyCap}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintKeyCap(&painter, rect(), text());
    }
};

} // namespace

Field::Field(const QString& label, QWidget* editor, QWidget* parent)
    : QWidget(parent),
      m_label(new TextLabel({}, TypeStep::Caption, QFont::Normal, Token::Text2, this)),
      m_star(new TextLabel(u"*"_s, TypeStep::Caption, QFont::Normal, Token::Danger, this)),
      m_keys(new CapLabel(this)),
      m_editor(editor),
      m_message(new TextLabel({}, TypeStep::Caption, QFont::Normal, Token::Muted, this))
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(6);
    head->addWidget(m_label);
    head->addWidget(m_star);
    head->addStretch(1);
    head->addWidget(m_keys);
    m_keys->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::labelGap);
    column->addLayout(head);
    column->addWidget(m_editor);
    column->addWidget(m_message);
    m_editor->setParent(this);
    m_editor->setAccessibleName(label);
    setFocusProxy(m_editor);

    m_label->setBuddy(m_editor);
    m_message->setElided(Qt::ElideRight);
    m_message->setMinimumHeight(lineHeight(TypeStep::Caption));
    setLabel(label);
    refresh();
}

QLineEdit* Field::lineEdit() const
{
    return qobject_cast<QLineEdit*>(m_editor);
}

void Field::setLabel(const QString& label)
{
    m_labelText = label;
    m_editor->setAccessibleName(label);
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    m_star->setVisible(m_required && !label.isEmpty());
}

void Field::setRequired(bool required)
{
    m_required = required;
    setLabel(m_labelText);
}

void Field::setKeyText(const QString& keys)
{
    m_keys->setText(keys);
    m_keys->setVisible(!keys.isEmpty());
}

void Field::setState(FieldState state, const QString& message)
{
    if (state == m_state && message == m_message->text())
        return;
    m_state = state;
    m_message->setText(message);
    refresh();
}

QString Field::message() const
{
    return m_message->text();
}

void Field::setReadOnly(bool readOnly)
{
    if (auto* line = lineEdit()) {
        line->setReadOnly(readOnly);
    } else if (auto* text = qobject_cast<QPlainTextEdit*>(m_editor)) {
        text->setReadOnly(readOnly);
        text->style()->unpolish(text);
        text->style()->polish(text);
    } else {
        m_editor->setEnabled(!readOnly);
    }
}

void Field::setSourceGlyph(Icon icon, const QString& tooltip)
{
    m_source = icon;
    m_sourceTip = tooltip;
    refresh();
}

void Field::setKeepsMessageRoom(bool keep)
{
    m_keepsRoom = keep;
    refresh();
}

void Field::refresh()
{
    const char* const names[] = {"", "warn", "error"};
    const QString name = QString::fromLatin1(names[int(m_state)]);
    if (m_editor->property("state").toString() != name) {
        m_editor->setProperty("state", name);
        // Only this widget is polished again; a sheet per state would restyle the whole window.
        m_editor->style()->unpolish(m_editor);
        m_editor->style()->polish(m_editor);
        m_editor->update();
    }
    const Token tokens[] = {Token::Muted, Token::Warning, Token::Danger};
    m_message->setToken(tokens[int(m_state)]);
    m_message->setVisible(m_keepsRoom || !m_message->text().isEmpty());
    m_editor->setAccessibleDescription(m_message->text());

    if (auto* line = lineEdit()) {
        Icon icon = m_source;
        Token token = Token::Text2;
        if (m_state == FieldState::Warning) {
            icon = Icon::Warning;
            token = Token::Warning;
        } else if (m_state == FieldState::Error) {
            icon = Icon::Error;
            token = Token::Danger;
        }
        if (m_trailing && icon == Icon::Count) {
            line->removeAction(m_trailing);
            delete m_trailing;
            m_trailing = nullptr;
        } else if (icon != Icon::Count) {
            if (!m_trailing)
                m_trailing = line->addAction(themedIcon(icon, token), QLineEdit::TrailingPosition);
            m_trailing->setIcon(themedIcon(icon, token));
            m_trailing->setToolTip(m_state == FieldState::Normal ? m_sourceTip : m_message->text());
        }
    }
}

} // namespace motcua::ui
