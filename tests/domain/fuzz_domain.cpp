#include "domain/dossier_code.h"
#include "domain/dossier_edit.h"
#include "domain/dossier_papers.h"
#include "domain/names.h"
#include "domain/token_repair.h"

#include "samples.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <cstdio>

// Mutated JSON and texts go through every reader. A crash, a hang or a sanitizer's word is a failure; so is an accepted value
// that does not survive its own way to JSON and back.
using namespace motcua::domain;

namespace {

QRandomGenerator random_(20261121); // NOLINT: one run is like another

//! Flips, cuts, doubles or plants a few bytes.
QByteArray mutated(QByteArray bytes)
{
    static const QByteArrayList planted{"null", "1e308", "-1", "\"\"", "[]", "{}", "9007199254740993", "true", "\\u0000",
                                        "\xed\xa0\x80", "2026-02-30T25:61:61Z", "99999999999", "0.5", "[[[[[[[[[[[[[["};
    const int changes = 1 + static_cast<int>(random_.bounded(4U));
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const auto at = static_cast<qsizetype>(random_.bounded(static_cast<quint32>(bytes.size())));
        switch (random_.bounded(5U)) {
        case 0: bytes[at] = static_cast<char>(random_.bounded(256U)); break;
        case 1: bytes.remove(at, 1 + static_cast<qsizetype>(random_.bounded(8U))); break;
        case 2: bytes.insert(at, planted.at(static_cast<qsizetype>(random_.bounded(static_cast<quint32>(planted.size()))))); break;
        case 3: bytes.insert(at, bytes.mid(at, static_cast<qsizetype>(random_.bounded(20U)))); break;
        default: { // a whole value replaced: the JSON stays well-formed more often
            const qsizetype colon = bytes.indexOf(':', at);
            const qsizetype comma = colon < 0 ? -1 : bytes.indexOf(',', colon);
            if (comma > 0) {
                bytes.replace(colon + 1, comma - colon - 1, planted.at(static_cast<qsizetype>(random_.bounded(static_cast<quint32>(planted.size())))));
            }
        }
        }
    }
    return bytes;
}

template<class T, class Read>
bool survives(const QJsonObject& object, const Read& read)
{
    const Result<T> value = read(object);
    if (!value) {
        return !value.error().code.isEmpty();
    }
    const Result<T> again = read(toJson(*value));
    return again && *again == *value;
}

bool readEverything(const QByteArray& bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    std::ignore = parseTransitions(bytes);
    std::ignore = parseCalendar(bytes);
    return survives<Dossier>(object, dossierFromJson) && survives<MemberRegistration>(object, registrationFromJson) &&
           survives<Meeting>(object, meetingFromJson) && survives<Pass>(object, passFromJson) &&
           survives<CheckIn>(object, checkInFromJson) && survives<Procedure>(object, procedureFromJson) &&
           survives<Official>(object, officialFromJson) && survives<Command>(object, commandFromJson) &&
           survives<CommandResult>(object, commandResultFromJson);
}

void readTexts(const QByteArray& bytes)
{
    const QString text = QString::fromUtf8(bytes);
    std::ignore = parseCccdQr(text);
    std::ignore = parseMrz(text.split(u'\n'));
    std::ignore = parseDossierCode(text);
    std::ignore = dossierCodeKey(text);
    std::ignore = parseSerial(text);
    std::ignore = parseToken(text);
    std::ignore = tokenReadings(text, {}, 64);
    std::ignore = parsePhone(text);
    std::ignore = parseDate(text);
    std::ignore = parseCardNumber(text);
    std::ignore = parseCvNumber(text);
    std::ignore = sortKey(normalName(text));
    std::ignore = keyK1(text);
}

void applyAll(const QByteArray& bytes, const Rules& rules)
{
    const QJsonObject payload = QJsonDocument::fromJson(bytes).object();
    const Official all = samples::official({Role::ReceptionClerk, Role::CellSecretary, Role::Guard});
    for (const CommandType type : {CommandType::DossierReceive, CommandType::DossierTransition, CommandType::DossierNote,
                                   CommandType::DossierEdit, CommandType::DossierPapers, CommandType::RegistrationDecide, CommandType::RegistrationSubmit,
                                   CommandType::CheckInRecord}) {
        for (const Record& record : {Record(), Record(samples::dossier()), Record(samples::registration()), Record(samples::checkIn())}) {
            std::ignore = apply(record, samples::command(type, payload, samples::id(1)), all, samples::at("2026-11-21T02:00:00Z"), rules);
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 20'000;
    const Rules rules = samples::rules();
    QByteArrayList seeds;
    const auto add = [&seeds](const QJsonObject& object) { seeds += QJsonDocument(object).toJson(QJsonDocument::Compact); };
    add(toJson(samples::dossier()));
    add(toJson(samples::registration()));
    add(toJson(samples::meeting()));
    add(toJson(samples::pass()));
    add(toJson(samples::checkIn()));
    add(toJson(samples::procedure()));
    add(toJson(samples::official()));
    add(toJson(samples::command(CommandType::DossierNote, notePayload(QStringLiteral("x")), samples::id(1))));
    const QByteArrayList payloads{
        QJsonDocument(receivePayload(samples::dossier())).toJson(QJsonDocument::Compact),
        QJsonDocument(transitionPayload({DossierStatus::Resolved, DossierStatus::Processing, QStringLiteral("x"), {}})).toJson(QJsonDocument::Compact),
        QJsonDocument(decisionPayload({RegistrationStatus::Refused, QStringLiteral("x"), {}, {}})).toJson(QJsonDocument::Compact),
        QJsonDocument(editPayload({{QStringLiteral("owner.phone"), QStringLiteral("0912345678"), QStringLiteral("0912345687")}})).toJson(QJsonDocument::Compact),
        QJsonDocument(papersPayload({{QStringLiteral("birth"), {}, 1, 2, true, false, {QString(64, QLatin1Char('a'))}, {QString(64, QLatin1Char('b'))}}})).toJson(QJsonDocument::Compact),
        QJsonDocument(checkInPayload(samples::checkIn())).toJson(QJsonDocument::Compact)};
    const QByteArrayList texts{"001190000017|012345678|Tr\u1ea7n Th\u1ecb M\u1eadu|15021990|N\u1eef|S\u1ed1 1, H\u00e0 N\u1ed9i|20052022",
                               "IDVNM1900000174001190000017<<5\n9002155F3002153VNM<<<<<<<<<<<0\nTRAN<<THI<MAU<<<<<<<<<<<<<<<<<",
                               "H15.50.05.13-261008-0975", serialText(99).toLatin1(),
                               tokenText(tokenClaims({}), QByteArray(64, 'x')).toLatin1(), "+84912345678", "05/02/1990"};
    seeds += samples::resource(QStringLiteral("transitions.json"));
    for (int i = 0; i < rounds; ++i) {
        const QByteArray json = mutated(seeds.at(i % seeds.size()));
        if (!readEverything(json)) {
            std::fprintf(stderr, "round %d: accepted but not stable: %s\n", i, json.constData());
            return 1;
        }
        readTexts(mutated(texts.at(i % texts.size())));
        if (i % 10 == 0) {
            applyAll(mutated(payloads.at((i / 10) % payloads.size())), rules);
        }
    }
    std::printf("%d rounds\n", rounds);
    return 0;
}
