#pragma once

#include "services/dossier_book.h"
#include "ui/kit/panes.h"

class QVBoxLayout;

namespace motcua::ui {
class ActionButton;
class TextLabel;
class Timeline;
} // namespace motcua::ui

namespace motcua::ui::reception {

class ScoreList;

//! What a dossier says: owner, papers, what scores the desk, the steps so far. Changes nothing itself. GUI thread.
class DetailBody : public Surface
{
    Q_OBJECT

public:
    explicit DetailBody(services::DossierBook& book, QWidget* parent = nullptr);

    //! `mayEdit`: the rules allow corrections; `soon`: an apology is or was due (domain/score_checklist.h).
    void setDetail(const services::DossierDetail& detail, const QDateTime& now, bool mayEdit, bool soon);

Q_SIGNALS:
    void editRequested();
    void papersRequested(bool result); //!< `result`: at its row

private:
    QVBoxLayout* addSection(const QString& title, QWidget* right);
    void addOwner();
    void addPapers();
    void addSteps();
    void fillOwner(const domain::Dossier& dossier);
    void fillComponents(const std::vector<domain::Component>& components);
    void showFiles(QWidget* button, const QStringList& hashes);
    void fillTimeline(const domain::Dossier& dossier, const QDateTime& now);

    services::DossierBook& m_book;
    QVBoxLayout* m_column;
    ActionButton* m_edit = nullptr;
    QVBoxLayout* m_owner = nullptr;
    TextLabel* m_componentsCount = nullptr;
    ActionButton* m_editPapers = nullptr;
    QVBoxLayout* m_components = nullptr;
    ScoreList* m_score = nullptr;
    Timeline* m_timeline = nullptr;
    ActionButton* m_allSteps = nullptr;
};

} // namespace motcua::ui::reception
