#pragma once

#include "ui/kit/panes.h"

class QComboBox;

namespace motcua::services {
class DossierBook;
}

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! Several rows are chosen: where they go, and one key that hands them all over; their control slips are shown after it. Hidden
//! while there are none. GUI thread.
class BulkBar : public Surface
{
    Q_OBJECT

public:
    explicit BulkBar(services::DossierBook& book, QWidget* parent = nullptr);

    void setDossiers(const QStringList& ids); //!< empty: hidden
    void begin();                             //!< the keyboard goes to the choice of unit

Q_SIGNALS:
    void cancelled();
    void forwarded(const QStringList& ids, const QString& sentence);
    void failed(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void loadUnits();
    void forward();

    services::DossierBook& m_book;
    QStringList m_ids;
    bool m_going = false;
    bool m_loaded = false;
    TextLabel* m_count;
    QComboBox* m_units;
    ActionButton* m_forward;
};

} // namespace motcua::ui::reception
