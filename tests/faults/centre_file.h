#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

struct sqlite3;

namespace motcua::test {

//! The centre's database behind its back, past the faulty disk. Blocks.
class CentreFile
{
public:
    explicit CentreFile(const QString& path);
    ~CentreFile();
    CentreFile(const CentreFile&) = delete;
    CentreFile& operator=(const CentreFile&) = delete;

    struct Record
    {
        qint64 rev = 0;
        QByteArray body;
    };
    [[nodiscard]] QHash<QString, Record> dossiers(const QString& scope) const;
    [[nodiscard]] QByteArray dossier(const QString& id) const; //!< whatever its scope
    //! Commands of one device that took effect: id → target.
    [[nodiscard]] QHash<QString, QString> applied(const QString& device) const;
    //! The record goes to another agency, as a reorganisation does it.
    bool moveAway(const QString& id, const QString& scope);
    [[nodiscard]] bool hasBlob(const QString& sha256) const;
    [[nodiscard]] bool quarantined(const QString& commandId) const; //!< handed over unsent

private:
    sqlite3* m_handle = nullptr;
};

} // namespace motcua::test
