#include "ui/kit/card_typing.h"

#include "domain/typed_card.h"

#include <QLineEdit>

namespace motcua::ui {

namespace {

// Whole: only the scanner's Enter may still come. Not whole, or in letters of another layout: as long as a slow one pauses.
constexpr int wholeMs = 50;
constexpr int partMs = 500;

} // namespace

CardTyping::CardTyping(QLineEdit* edit) : QObject(edit), m_edit(edit)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &CardTyping::look);
    connect(edit, &QLineEdit::returnPressed, this, &CardTyping::look);
    connect(edit, &QLineEdit::textEdited, this, [this](const QString& text) {
        const auto card = domain::typedCardIn(text);
        if (card)
            m_pause.start(card->complete ? wholeMs : partMs);
        else
            m_pause.stop();
    });
}

void CardTyping::look()
{
    m_pause.stop();
    const auto found = domain::typedCardIn(m_edit->text());
    if (!found)
        return;
    m_edit->setText(found->rest);
    Q_EMIT typed(found->card);
}

} // namespace motcua::ui
