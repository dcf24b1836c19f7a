#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>

namespace motcua::storage {

//! Tokens, keys and the verifier of the last good password. GUI thread. Never a plain file: without a keyring there is no store,
//! and the caller keeps things in memory and asks again at the next start. Errors: keyring_missing, keyring_timeout (Keyring).
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual QFuture<Result<std::optional<QByteArray>>> read(const QString& key) = 0; //!< nothing = no such entry
    virtual QFuture<Result<bool>> write(const QString& key, const QByteArray& value) = 0;
    virtual QFuture<Result<bool>> remove(const QString& key) = 0;
    //! False after the first answer other than "done" or "no such entry".
    [[nodiscard]] virtual bool isAvailable() const = 0;
    //! What is written now is there at the next start.
    [[nodiscard]] virtual bool outlivesProgram() const = 0;
};

//! The system's keyring through QtKeychain, with a timeout of its own: a locked keyring without a prompter never answers.
class KeychainSecretStore : public SecretStore
{
public:
    explicit KeychainSecretStore(const QString& service, int timeoutMs = 5000);
    QFuture<Result<std::optional<QByteArray>>> read(const QString& key) override;
    QFuture<Result<bool>> write(const QString& key, const QByteArray& value) override;
    QFuture<Result<bool>> remove(const QString& key) override;
    [[nodiscard]] bool isAvailable() const override;
    [[nodiscard]] bool outlivesProgram() const override { return isAvailable(); }

private:
    QString m_service;
    int m_timeoutMs;
    std::shared_ptr<bool> m_available; // answers may come after the store is gone
};

//! The twin for tests and for machines without a keyring: forgotten at the end.
class MemorySecretStore : public SecretStore
{
public:
    explicit MemorySecretStore(bool available = true) : m_available(available) {}
    QFuture<Result<std::optional<QByteArray>>> read(const QString& key) override;
    QFuture<Result<bool>> write(const QString& key, const QByteArray& value) override;
    QFuture<Result<bool>> remove(const QString& key) override;
    [[nodiscard]] bool isAvailable() const override { return m_available; }
    [[nodiscard]] bool outlivesProgram() const override { return false; }

private:
    QHash<QString, QByteArray> m_values;
    bool m_available;
};

} // namespace motcua::storage
