#pragma once

#include "services/dossier_book.h"

#include <QWidget>

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! What this desk knows of the owner from earlier: how many dossiers, the latest with its status, and a warning where one of the
//! same procedure is still open. It offers to fill in what is empty from the latest. Hidden when there is nothing to say. GUI thread.
class EarlierDossiers : public QWidget
{
    Q_OBJECT

public:
    explicit EarlierDossiers(services::DossierBook& book, QWidget* parent = nullptr);

    //! `idNumber` of a person 12 or 9 digits, of an organisation 10 or 13, else nothing is looked for; `procedureId` empty = none chosen yet.
    void look(const QString& idNumber, const QString& procedureId);

Q_SIGNALS:
    void openRequested(const QString& dossierId);
    void fillRequested(const motcua::domain::Person& person);

private:
    services::DossierBook& m_book;
    TextLabel* m_words;
    TextLabel* m_warning;
    ActionButton* m_open;
    ActionButton* m_fill;
    QString m_idNumber;
    QString m_procedureId;
    domain::Dossier m_latest;
    int m_asked = 0;
};

} // namespace motcua::ui::reception
