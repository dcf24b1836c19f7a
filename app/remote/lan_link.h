#pragma once

#include "remote/gate_key_api.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace motcua::remote {

//! The gates of one hall in one network segment: they find each other by multicast (lan_beacon.h) and speak TLS 1.2, each proving to
//! the other that it has the hall's key of the day (ECDHE-PSK-CHACHA20-POLY1305: mutual, and what was recorded cannot be read with the
//! key later). Carries lines of UTF-8 without a newline, in order; does not know what they mean. GUI thread.
class LanLink : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        QString device;                                 //!< this gate's name
        QHostAddress group{QStringLiteral("239.255.77.67")}; //!< organisation-local
        quint16 port = 47'677;                          //!< of the beacons
        int beaconMs = 2'000;
    };

    explicit LanLink(Plan plan, QObject* parent = nullptr);
    ~LanLink() override;

    //! Begins with the first ones; empty = stops. Old ones keep holding for connections that are there.
    void setKeys(std::vector<GateKey> keys, QDate today);
    [[nodiscard]] bool isOn() const;
    //! Why it cannot be heard in this network, empty = it can.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QStringList peers() const; //!< names of the gates that are there
    //! False: it is not there, or has not taken what it was sent before (a megabyte); ask again at drained().
    bool send(const QString& peer, const QByteArray& line);

    static constexpr qsizetype longestLine = 4'096;

Q_SIGNALS:
    void peerCame(const QString& peer);
    void peerWent(const QString& peer);
    void heard(const QString& peer, const QByteArray& line);
    void drained(const QString& peer);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::remote
