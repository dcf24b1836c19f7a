#include "ui/kit/describe.h"

#include <QCoreApplication>

#include <array>

namespace motcua::ui {

using namespace Qt::StringLiterals;
using domain::Error;
using domain::ErrorKind;

namespace {

struct Known
{
    const char* code;
    const char* sentence;
};

// Codes that have more to say than their kind. One line each; a code that is not here falls back to its kind.
constexpr Known known[] = {
    {"wrong_password", QT_TRANSLATE_NOOP("kit", "The user name or password is not right, type it again")},
    {"bad_credentials", QT_TRANSLATE_NOOP("kit", "The user name or password is not right, type it again")},
    {"wrong_otp", QT_TRANSLATE_NOOP("kit", "The code is not right, look at the latest message")},
    {"otp_expired", QT_TRANSLATE_NOOP("kit", "The code is no longer valid, ask for a new one")},
    {"otp_tries", QT_TRANSLATE_NOOP("kit", "The code was tried too often, ask for a new one")},
    {"account_locked", QT_TRANSLATE_NOOP("kit", "This account is locked, ask the administrator")},
    {"session_expired", QT_TRANSLATE_NOOP("kit", "The session has ended, sign in again")},
    {"host_not_found", QT_TRANSLATE_NOOP("kit", "No server of that name was found, check the address")},
    {"tls_failed", QT_TRANSLATE_NOOP("kit", "The server's certificate is not trusted, ask the administrator")},
    {"own_registration", QT_TRANSLATE_NOOP("kit", "Nobody approves their own registration, somebody else has to")},
    {"other_cell", QT_TRANSLATE_NOOP("kit", "This registration belongs to another cell")},
    {"reason_required", QT_TRANSLATE_NOOP("kit", "A reason is needed, write it and try again")},
    {"illegal_transition", QT_TRANSLATE_NOOP("kit", "The dossier's status does not allow this step, look at it again")},
    {"already_decided", QT_TRANSLATE_NOOP("kit", "Somebody has decided this already, look at it again")},
    {"rev_conflict", QT_TRANSLATE_NOOP("kit", "Somebody changed it in the meantime, choose which version holds")},
    {"clock_skew", QT_TRANSLATE_NOOP("kit", "This machine's clock differs from the server's, set it right")},
    {"newer_database", QT_TRANSLATE_NOOP("kit", "The data on this machine come from a newer version, update the program")},
    {"newer_contract", QT_TRANSLATE_NOOP("kit", "The server speaks a newer version, update the program")},
    {"no_camera", QT_TRANSLATE_NOOP("kit", "No camera is connected, plug one in or use the scanner")},
    {"camera_busy", QT_TRANSLATE_NOOP("kit", "Another program uses the camera, close it and try again")},
    {"camera_denied", QT_TRANSLATE_NOOP("kit", "The system does not allow the camera, permit it in the settings")},
    {"camera_silent", QT_TRANSLATE_NOOP("kit", "The camera sends no picture, unplug it and plug it in again")},
    {"no_printer", QT_TRANSLATE_NOOP("kit", "No printer is set up, save it as PDF or choose a printer")},
    {"no_keyring", QT_TRANSLATE_NOOP("kit", "This machine cannot keep passwords, you will be asked at each start")},
    {"no_text_found", QT_TRANSLATE_NOOP("kit", "Nothing could be read in the picture, take it again in more light")},
    {"text_too_small", QT_TRANSLATE_NOOP("kit", "The letters are too small to read, take the picture from nearer")},
    {"not_an_image", QT_TRANSLATE_NOOP("kit", "This file is not a picture, choose another one")},
};

const char* byKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network: return QT_TRANSLATE_NOOP("kit", "The server cannot be reached, work goes on and is sent later");
    case ErrorKind::Timeout: return QT_TRANSLATE_NOOP("kit", "The server does not answer, it will be tried again");
    case ErrorKind::Server: return QT_TRANSLATE_NOOP("kit", "The server has a fault, it will be tried again");
    case ErrorKind::RateLimited: return QT_TRANSLATE_NOOP("kit", "Too many requests, wait a minute");
    case ErrorKind::Unauthorized: return QT_TRANSLATE_NOOP("kit", "The session has ended, sign in again");
    case ErrorKind::Forbidden: return QT_TRANSLATE_NOOP("kit", "This account may not do that, ask the administrator");
    case ErrorKind::NotFound: return QT_TRANSLATE_NOOP("kit", "It is no longer there, refresh the list");
    case ErrorKind::Conflict: return QT_TRANSLATE_NOOP("kit", "Somebody changed it in the meantime, look at it again");
    case ErrorKind::Invalid: return QT_TRANSLATE_NOOP("kit", "The server did not accept it, check what was entered");
    case ErrorKind::TooLarge: return QT_TRANSLATE_NOOP("kit", "The file is too large, choose a smaller one");
    case ErrorKind::Contract: return QT_TRANSLATE_NOOP("kit", "The server's answer was not understood, tell the administrator");
    case ErrorKind::UpgradeRequired: return QT_TRANSLATE_NOOP("kit", "The server speaks a newer version, update the program");
    case ErrorKind::Gone: return QT_TRANSLATE_NOOP("kit", "The data on this machine are too old, they are loaded again");
    case ErrorKind::Storage: return QT_TRANSLATE_NOOP("kit", "This machine could not save it, try again");
    case ErrorKind::DiskFull: return QT_TRANSLATE_NOOP("kit", "The disk is full, free some space and try again");
    case ErrorKind::Keyring: return QT_TRANSLATE_NOOP("kit", "The keyring cannot be opened, you will be asked at each start");
    case ErrorKind::Device: return QT_TRANSLATE_NOOP("kit", "The device does not answer, check its cable");
    case ErrorKind::Cancelled: return QT_TRANSLATE_NOOP("kit", "It was cancelled");
    case ErrorKind::Internal: break;
    }
    return QT_TRANSLATE_NOOP("kit", "The program has a fault, nothing was lost, try again");
}

const char* kindName(ErrorKind kind)
{
    constexpr std::array names{"network", "timeout", "server", "rate_limited", "unauthorized", "forbidden", "not_found",
                               "conflict", "invalid", "too_large", "contract", "upgrade_required", "gone", "storage",
                               "disk_full", "keyring", "device", "cancelled", "internal"};
    static_assert(names.size() == size_t(ErrorKind::Internal) + 1);
    return names[size_t(kind)];
}

} // namespace

QString describe(const Error& error)
{
    for (const Known& one : known) {
        if (error.code == QLatin1StringView(one.code))
            return QCoreApplication::translate("kit", one.sentence);
    }
    return QCoreApplication::translate("kit", byKind(error.kind));
}

QString technicalDetails(const Error& error)
{
    QStringList parts{QString::fromLatin1(kindName(error.kind))};
    if (!error.code.isEmpty())
        parts += error.code;
    if (error.http > 0)
        parts += u"HTTP %1"_s.arg(error.http);
    if (!error.detail.isEmpty())
        parts += error.detail;
    return parts.join(u" · "_s);
}

} // namespace motcua::ui
