#pragma once

#include "domain/dossier.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace motcua::services {
class DossierBook;
}

namespace motcua::ui::reception {

//! Corrections that were begun and not saved: kept by dossier, on disk half a second after a key, so that neither another row, another
//! language nor a crash loses what was typed. GUI thread.
class EditDrafts : public QObject
{
    Q_OBJECT

public:
    struct Draft
    {
        domain::Dossier seen;
        domain::Dossier typed;
    };

    explicit EditDrafts(services::DossierBook& book, QObject* parent = nullptr);
    ~EditDrafts() override;

    void load(); //!< what an earlier run left
    void keep(const domain::Dossier& seen, const domain::Dossier& typed);
    void forget(const QString& id);
    [[nodiscard]] const Draft* of(const QString& id) const;
    [[nodiscard]] QStringList ids() const { return m_drafts.keys(); }
    //! For the next page (another language): quicker than the disk.
    [[nodiscard]] QByteArray toBytes() const;
    void takeBytes(const QByteArray& bytes);

Q_SIGNALS:
    void loaded(int drafts);

private:
    void flush();

    services::DossierBook& m_book;
    QHash<QString, Draft> m_drafts;
    QStringList m_unsaved; //!< ids whose state on disk is older
    QTimer m_soon;
};

} // namespace motcua::ui::reception
