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
    {"sign_in_failed", QT_TRANSLATE_NOOP("kit", "The user name, password or code is not right, type it again")},
    {"password_wrong", QT_TRANSLATE_NOOP("kit", "The password is not right, type it again")},
    {"otp_wrong", QT_TRANSLATE_NOOP("kit", "The code is not right, look at the latest message")},
    {"otp_expired", QT_TRANSLATE_NOOP("kit", "The code is no longer valid, ask for a new one")},
    {"otp_tries", QT_TRANSLATE_NOOP("kit", "The code was tried too often, ask for a new one")},
    {"no_account", QT_TRANSLATE_NOOP("kit", "There is no account of this number")},
    {"account_exists", QT_TRANSLATE_NOOP("kit", "There is an account of this number already")},
    {"ticket_invalid", QT_TRANSLATE_NOOP("kit", "The time for this is over, ask for another code")},
    {"password_weak", QT_TRANSLATE_NOOP("kit", "The password does not keep the rules beside it")},
    {"password_differs", QT_TRANSLATE_NOOP("kit", "The two passwords are not the same")},
    {"locked", QT_TRANSLATE_NOOP("kit", "Tried too often, wait a few minutes and try again")},
    {"offline_too_long", QT_TRANSLATE_NOOP("kit", "This machine was offline for too long, connect and sign in again")},
    {"server_url", QT_TRANSLATE_NOOP("kit", "The server's address is not written correctly, check it")},
    {"network_host", QT_TRANSLATE_NOOP("kit", "No server of that name was found, check the address")},
    {"network_tls", QT_TRANSLATE_NOOP("kit", "The server's certificate is not trusted, ask the administrator")},
    {"not_the_centre", QT_TRANSLATE_NOOP("kit", "Another program answers at this address, check it")},
    {"not_http", QT_TRANSLATE_NOOP("kit", "Another program answers at this address, check it")},
    {"own_registration", QT_TRANSLATE_NOOP("kit", "Nobody approves their own registration, somebody else has to")},
    {"outside_cell", QT_TRANSLATE_NOOP("kit", "This registration belongs to another cell")},
    {"reason_missing", QT_TRANSLATE_NOOP("kit", "A reason is needed, write it and try again")},
    {"field_missing", QT_TRANSLATE_NOOP("kit", "Something required is empty, fill it in and try again")},
    {"already_decided", QT_TRANSLATE_NOOP("kit", "Somebody has decided this already, look at it again")},
    {"values_changed", QT_TRANSLATE_NOOP("kit", "The member has changed something in the meantime, look at it again")},
    {"merge_mismatch", QT_TRANSLATE_NOOP("kit", "The earlier registration is not the same person's, look at both again")},
    {"roster_moved", QT_TRANSLATE_NOOP("kit", "Another list was taken in meanwhile, look at it first")},
    {"roster_long", QT_TRANSLATE_NOOP("kit", "The list is longer than 2,000 members")},
    {"name_missing", QT_TRANSLATE_NOOP("kit", "A name is missing")},
    {"name_long", QT_TRANSLATE_NOOP("kit", "The name is too long")},
    {"name_taken", QT_TRANSLATE_NOOP("kit", "Another one has this name")},
    {"too_many", QT_TRANSLATE_NOOP("kit", "Thirty are enough; delete one first")},
    {"photo_changed", QT_TRANSLATE_NOOP("kit", "The photo was changed in the meantime, look at it again")},
    {"calendar_short", QT_TRANSLATE_NOOP("kit", "There is no calendar of days off for that year yet, tell the administrator")},
    {"status_moved", QT_TRANSLATE_NOOP("kit", "The status has changed in the meantime, look at the dossier again")},
    {"record_exists", QT_TRANSLATE_NOOP("kit", "This has been recorded already, look at it again")},
    {"book_empty", QT_TRANSLATE_NOOP("kit", "Nothing was received in these days")},
    {"book_long", QT_TRANSLATE_NOOP("kit", "More than 400 dossiers: choose fewer days for the book")},
    {"account_disabled", QT_TRANSLATE_NOOP("kit", "This account is closed. Its data were removed from this machine, unsent work goes sealed to the centre")},
    {"not_allowed", QT_TRANSLATE_NOOP("kit", "This account may not do that, ask the administrator")},
    {"lane_blocked", QT_TRANSLATE_NOOP("kit", "It waits for an earlier step on the same dossier")},
    {"still_pending", QT_TRANSLATE_NOOP("kit", "It has not been sent yet, wait until it is")},
    {"already_sent", QT_TRANSLATE_NOOP("kit", "It has been sent already and can no longer be taken back")},
    {"nothing_to_undo", QT_TRANSLATE_NOOP("kit", "There is nothing to undo")},
    {"code_not_leased", QT_TRANSLATE_NOOP("kit", "The number does not belong to this desk, receive it again")},
    {"needs_name_role_phone", QT_TRANSLATE_NOOP("kit", "Full name, position and phone are needed")},
    {"newer_database",
     QT_TRANSLATE_NOOP("kit", "The data on this machine come from a newer version, update the program")},
    {"database_newer",
     QT_TRANSLATE_NOOP("kit", "The data on this machine come from a newer version, update the program")},
    {"newer_contract", QT_TRANSLATE_NOOP("kit", "The server speaks a newer version, update the program")},
    {"database_cannot_open",
     QT_TRANSLATE_NOOP("kit", "The data on this machine cannot be opened, ask the administrator")},
    {"database_key",
     QT_TRANSLATE_NOOP("kit", "The data on this machine are locked with another key, ask the administrator")},
    {"database_plain", QT_TRANSLATE_NOOP("kit", "The data on this machine are not locked as they should be, ask the administrator")},
    {"store_key_missing", QT_TRANSLATE_NOOP("kit", "The key to the data on this machine is gone. Set them aside and load everything anew, or ask the administrator")},
    {"store_key_password", QT_TRANSLATE_NOOP("kit", "The data on this machine are locked with an earlier password. Set them aside and load everything anew, or ask the administrator")},
    {"blob_damaged", QT_TRANSLATE_NOOP("kit", "The file on this machine is damaged, load it again")},
    {"keyring_missing",
     QT_TRANSLATE_NOOP("kit", "This machine cannot keep passwords, you will be asked at each start")},
    {"camera_none", QT_TRANSLATE_NOOP("kit", "No camera is connected, plug one in or use the scanner")},
    {"camera_busy", QT_TRANSLATE_NOOP("kit", "Another program uses the camera, close it and try again")},
    {"camera_denied", QT_TRANSLATE_NOOP("kit", "The system does not allow the camera, permit it in the settings")},
    {"camera_silent", QT_TRANSLATE_NOOP("kit", "The camera sends no picture, unplug it and plug it in again")},
    {"form_markup", QT_TRANSLATE_NOOP("kit", "The form's template cannot be read, mend that line")},
    {"form_tag_unknown", QT_TRANSLATE_NOOP("kit", "The form's template asks for a name that does not exist, mend that line")},
    {"form_tag_kind", QT_TRANSLATE_NOOP("kit", "The form's template uses a tag that is not allowed, mend that line")},
    {"form_tag_open", QT_TRANSLATE_NOOP("kit", "A section of the form's template is not closed, mend that line")},
    {"form_tag_close", QT_TRANSLATE_NOOP("kit", "The form's template closes a section that is not open, mend that line")},
    {"form_meta", QT_TRANSLATE_NOOP("kit", "The form's template names a paper, margin or setting that does not exist, mend that line")},
    {"form_set", QT_TRANSLATE_NOOP("kit", "The list of forms cannot be read, mend forms.json")},
    {"form_file", QT_TRANSLATE_NOOP("kit", "A file of the forms cannot be read, put it back")},
    {"form_absent", QT_TRANSLATE_NOOP("kit", "There was no such form when this dossier was received")},
    {"form_code", QT_TRANSLATE_NOOP("kit", "It has no number yet, the form follows when it has")},
    {"printer_none", QT_TRANSLATE_NOOP("kit", "No printer is set up, save it as PDF or choose a printer")},
    {"printer_failed", QT_TRANSLATE_NOOP("kit", "The printer did not take it, check paper and cable")},
    {"vision_worker_lost", QT_TRANSLATE_NOOP("kit", "The reader was started again, hold the code out once more")},
    {"picture_too_large", QT_TRANSLATE_NOOP("kit", "The picture is too large, take a smaller one")},
    {"picture_heic", QT_TRANSLATE_NOOP("kit", "This picture is in a phone's HEIC format, which cannot be read here; send it as JPEG")},
    {"picture_animated", QT_TRANSLATE_NOOP("kit", "This picture moves; choose one that stands still")},
    {"picture_no_card", QT_TRANSLATE_NOOP("kit", "This picture is too narrow to show a card")},
    {"picture_dark", QT_TRANSLATE_NOOP("kit", "The picture is too dark to read, take it with more light")},
    {"picture_glare", QT_TRANSLATE_NOOP("kit", "Light glares on the card, tilt it and take the picture again")},
    {"picture_blurred", QT_TRANSLATE_NOOP("kit", "The picture is blurred, hold still and take it again")},
    {"picture_broken", QT_TRANSLATE_NOOP("kit", "This file is not a picture that can be read, choose another one")},
    {"picture_kills_reader",
     QT_TRANSLATE_NOOP("kit", "This file is not a picture that can be read, choose another one")},
    {"restored_already", QT_TRANSLATE_NOOP("kit", "It was brought back already")},
    {"choice_missing", QT_TRANSLATE_NOOP("kit", "The server has another version again, choose once more")},
    {"nothing_changed", QT_TRANSLATE_NOOP("kit", "Nothing was changed")},
    {"slip_empty", QT_TRANSLATE_NOOP("kit", "Nothing waits to be sent, so there is no slip")},
    {"slip_no_key", QT_TRANSLATE_NOOP("kit", "The server's key is not known yet, connect once and export again")},
    {"slip_unreadable", QT_TRANSLATE_NOOP("kit", "This file is no slip of this program, choose another one")},
    {"slip_version", QT_TRANSLATE_NOOP("kit", "The slip comes from a newer version, update the program")},
    {"slip_signature", QT_TRANSLATE_NOOP("kit", "The slip was changed on the way, ask for it again")},
    {"paper_too_large", QT_TRANSLATE_NOOP("kit", "The file is over 20 MB, scan it with fewer dots or in parts")},
    {"paper_type", QT_TRANSLATE_NOOP("kit", "Only pictures and PDF files can be added")},
    {"paper_locked", QT_TRANSLATE_NOOP("kit", "The PDF asks for a password; save it without one and add it again")},
    {"paper_pages", QT_TRANSLATE_NOOP("kit", "A PDF may have at most 300 pages; split it")},
    {"pdf_locked", QT_TRANSLATE_NOOP("kit", "The PDF asks for a password; save it without one and add it again")},
    {"pdf_broken", QT_TRANSLATE_NOOP("kit", "The pages of this file cannot be opened")},
    {"pdf_pages", QT_TRANSLATE_NOOP("kit", "A PDF may have at most 300 pages; split it")},
    {"pdf_engine_missing", QT_TRANSLATE_NOOP("kit", "This installation cannot open PDF pages (motcua-pages is missing)")},
    {"pdf_engine", QT_TRANSLATE_NOOP("kit", "The pages of this file cannot be opened")},
    {"too_many_files", QT_TRANSLATE_NOOP("kit", "A paper takes at most 60 files, a dossier 100 papers")},
    {"scanner_missing", QT_TRANSLATE_NOOP("kit", "No scanner program is installed (scanimage); ask the administrator")},
    {"scanner_busy", QT_TRANSLATE_NOOP("kit", "Another program uses the scanner; close it")},
    {"scanner_empty", QT_TRANSLATE_NOOP("kit", "The feeder is empty, put the pages in")},
    {"scanner_jammed", QT_TRANSLATE_NOOP("kit", "Paper is stuck in the scanner; take it out and scan on")},
    {"scanner_cover", QT_TRANSLATE_NOOP("kit", "The scanner's cover is open")},
    {"scanner_denied", QT_TRANSLATE_NOOP("kit", "The system does not let this account use the scanner; ask the administrator")},
    {"scanner_failed", QT_TRANSLATE_NOOP("kit", "The scanner does not answer; look at its cable and switch it on again")},
    {"paper_cut", QT_TRANSLATE_NOOP("kit", "The PDF file breaks off before its end, fetch it again")},
    {"file_unreadable", QT_TRANSLATE_NOOP("kit", "The file cannot be opened, choose another one")},
    {"no_citizen_card", QT_TRANSLATE_NOOP("kit", "No citizen card was found in the picture, take it again")},
    {"text_too_small", QT_TRANSLATE_NOOP("kit", "The letters are too small to read, take the picture from nearer")},
    {"code_too_long", QT_TRANSLATE_NOOP("kit", "The code is too long to be one of ours")},
};

const char* byKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return QT_TRANSLATE_NOOP("kit", "The server cannot be reached, work goes on and is sent later");
    case ErrorKind::Timeout:
        return QT_TRANSLATE_NOOP("kit", "The server does not answer, it will be tried again");
    case ErrorKind::Server:
        return QT_TRANSLATE_NOOP("kit", "The server has a fault, it will be tried again");
    case ErrorKind::RateLimited:
        return QT_TRANSLATE_NOOP("kit", "Too many requests, wait a minute");
    case ErrorKind::Unauthorized:
        return QT_TRANSLATE_NOOP("kit", "The session has ended, sign in again");
    case ErrorKind::Forbidden:
        return QT_TRANSLATE_NOOP("kit", "This account may not do that, ask the administrator");
    case ErrorKind::NotFound:
        return QT_TRANSLATE_NOOP("kit", "It is no longer there, refresh the list");
    case ErrorKind::Conflict:
        return QT_TRANSLATE_NOOP("kit", "Somebody changed it in the meantime, look at it again");
    case ErrorKind::Invalid:
        return QT_TRANSLATE_NOOP("kit", "The server did not accept it, check what was entered");
    case ErrorKind::TooLarge:
        return QT_TRANSLATE_NOOP("kit", "The file is too large, choose a smaller one");
    case ErrorKind::Contract:
        return QT_TRANSLATE_NOOP("kit", "The server's answer was not understood, tell the administrator");
    case ErrorKind::UpgradeRequired:
        return QT_TRANSLATE_NOOP("kit", "The server speaks a newer version, update the program");
    case ErrorKind::Gone:
        return QT_TRANSLATE_NOOP("kit", "The data on this machine are too old, they are loaded again");
    case ErrorKind::Storage:
        return QT_TRANSLATE_NOOP("kit", "This machine could not save it, try again");
    case ErrorKind::DiskFull:
        return QT_TRANSLATE_NOOP("kit", "The disk is full, free some space and try again");
    case ErrorKind::Keyring:
        return QT_TRANSLATE_NOOP("kit", "The keyring cannot be opened, you will be asked at each start");
    case ErrorKind::Device:
        return QT_TRANSLATE_NOOP("kit", "The device does not answer, check its cable");
    case ErrorKind::Cancelled:
        return QT_TRANSLATE_NOOP("kit", "It was cancelled");
    case ErrorKind::Internal:
        break;
    }
    return QT_TRANSLATE_NOOP("kit", "The program has a fault, nothing was lost, try again");
}

const char* kindName(ErrorKind kind)
{
    constexpr std::array names{"network",   "timeout",          "server",    "rate_limited", "unauthorized",
                               "forbidden", "not_found",        "conflict",  "invalid",      "too_large",
                               "contract",  "upgrade_required", "gone",      "storage",      "disk_full",
                               "keyring",   "device",           "cancelled", "internal"};
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

QString describeCode(const QString& code)
{
    return describe(Error{ErrorKind::Invalid, code});
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
