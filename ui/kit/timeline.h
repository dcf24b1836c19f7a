#pragma once

#include "ui/kit/tokens.h"

#include <QList>
#include <QWidget>

namespace motcua::ui {

struct TimelineItem
{
    QString what;
    QString when = {}; //!< who and when, at the right
    bool now = false;
    Token token = Token::AccentText; //!< colour of the filled dot of "now"
};

//! What happened to a dossier, newest first. Shows at most `limit` items and says how many there are with *Xem cả n
//! bước* being the page's link. One accessible text with all items.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(QWidget* parent = nullptr);
    void setItems(const QList<TimelineItem>& items);
    void setLimit(int limit); //!< 0: all
    [[nodiscard]] qsizetype itemCount() const { return m_items.size(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] qsizetype shown() const;
    QList<TimelineItem> m_items;
    int m_limit = 3;
};

} // namespace motcua::ui
