#pragma once

#include "backend/http/http_server.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace motcua::backend {

//! What the centre counts, for Prometheus. Any thread. Labels are patterns and codes, never what names a person.
class Metrics
{
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    void request(const http::Seen& seen);
    void command(const QString& outcome);
    void message(const QString& channel, const QString& fate);
    //! A number as it is now.
    void set(const QByteArray& name, const QByteArray& help, double value);

    //! The text exposition format.
    [[nodiscard]] QByteArray text() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace motcua::backend
