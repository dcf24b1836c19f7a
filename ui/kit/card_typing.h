#pragma once

#include <QObject>
#include <QTimer>

class QLineEdit;

namespace motcua::ui {

//! A scanner that types like a keyboard, in a field that has the focus: the card is taken out and told, what stood there before stays.
//! Lives with the field. GUI thread.
class CardTyping : public QObject
{
    Q_OBJECT

public:
    explicit CardTyping(QLineEdit* edit);

Q_SIGNALS:
    void typed(const QString& card);

private:
    void look();

    QLineEdit* m_edit;
    QTimer m_pause;
};

} // namespace motcua::ui
