#pragma once

#include "services/dossier_book.h"
#include "services/office.h"

#include <QWidget>

class QDateTimeEdit;
class QLineEdit;

namespace motcua::ui {
class ActionButton;
class Field;
class PaneHeader;
} // namespace motcua::ui

namespace motcua::ui::reception {

class FormView;

//! One official form about one dossier, in the place of its detail: shown, printed, saved. The apology asks for its reason, the
//! new date and who signs first. GUI thread; an answer for an earlier form is never shown.
class FormPane : public QWidget
{
    Q_OBJECT

public:
    explicit FormPane(services::Office& office, QWidget* parent = nullptr);

    void show(services::FormKind kind, const domain::Dossier& dossier, bool reprint);
    void showSlips(const QStringList& ids); //!< control slips of several dossiers, one document

Q_SIGNALS:
    void closed();
    void failed(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void askApology(const domain::Dossier& dossier);
    void makeApology();
    void load(const services::FormWords& words);
    void given(); //!< the person has the paper: the dossier says so
    void answered(quint64 asked, const Result<services::PrintedForm>& answer);

    services::Office& m_office;
    services::FormKind m_kind = services::FormKind::Receipt;
    QString m_id;
    QString m_apologyFor; //!< the dossier that the typed words are about
    services::FormWords m_words;
    bool m_recorded = false; //!< of the form that is shown
    QString m_name;
    quint64 m_asked = 0;
    PaneHeader* m_head;
    QWidget* m_apology;
    Field* m_reason;
    QDateTimeEdit* m_newDue;
    Field* m_newDueField;
    QLineEdit* m_signer;
    FormView* m_view;
};

} // namespace motcua::ui::reception
