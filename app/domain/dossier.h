#pragma once

#include "domain/identity.h"
#include "domain/ids.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace motcua::domain {

//! Numbers and meaning as exchanged with the national portal. domain.md §1.
enum class DossierStatus : int {
    Registered = 1,          //!< Mới đăng ký
    Received = 2,            //!< Được tiếp nhận
    Refused = 3,             //!< Không được tiếp nhận (end)
    Processing = 4,          //!< Đang xử lý
    SupplementRequested = 5, //!< Yêu cầu bổ sung giấy tờ
    PaymentRequested = 6,    //!< Yêu cầu thực hiện nghĩa vụ tài chính
    WithdrawalRequested = 7, //!< Công dân yêu cầu rút hồ sơ
    Stopped = 8,             //!< Dừng xử lý (end)
    Resolved = 9,            //!< Đã xử lý xong: the clock stops
    Returned = 10,           //!< Đã trả kết quả (end)
};

[[nodiscard]] std::optional<DossierStatus> dossierStatusFromNumber(int number);
[[nodiscard]] constexpr int number(DossierStatus status) { return static_cast<int>(status); }
[[nodiscard]] constexpr bool isEnd(DossierStatus status)
{
    return status == DossierStatus::Refused || status == DossierStatus::Stopped || status == DossierStatus::Returned;
}

enum class OwnerKind { Person, Organisation };

//! Who owns a dossier: a person, or an organisation with the person who stands for it. Phone, e-mail and address are the owner's.
struct Person
{
    QString fullName; //!< NFC; an organisation's name
    QString idNumber; //!< 12 digits, or 9 in old dossiers; an organisation's tax code, else its registration number (organisation.h)
    QDate birthDate;
    Sex sex = Sex::Unknown;
    QString phone;
    QString email;
    QString address;
    OwnerKind kind = OwnerKind::Person;
    // Of an organisation: who stands for it.
    QString representative = {};
    QString representativeId = {}; //!< 12 digits
    QString position = {};         //!< Giám đốc …

    [[nodiscard]] bool isOrganisation() const { return kind == OwnerKind::Organisation; }
    //! Who signs and is spoken to: the person, or who stands for the organisation.
    [[nodiscard]] const QString& contactName() const { return isOrganisation() && !representative.isEmpty() ? representative : fullName; }

    bool operator==(const Person&) const = default;
};

//! A paper of the dossier as received.
struct Component
{
    QString key;
    QString name;
    int originals = 0;
    int copies = 0;
    bool required = true;
    bool received = false;  //!< the paper (or its file) is here
    bool reused = false;    //!< taken from the data store
    QStringList blobs;      //!< SHA-256 of its files, lower-case hex

    bool operator==(const Component&) const = default;
};

enum class DeliveryWay { Counter, Post };

[[nodiscard]] QString code(DeliveryWay way); //!< counter, post
[[nodiscard]] std::optional<DeliveryWay> deliveryWayFromCode(const QString& code);

struct Delivery
{
    DeliveryWay way = DeliveryWay::Counter;
    QString address; //!< for Post
    bool electronic = false;

    bool operator==(const Delivery&) const = default;
};

//! One corrected field: its path in the record's JSON (dossier_edit.h lists them) and its value before and after.
struct FieldChange
{
    QString field;
    QJsonValue from;
    QJsonValue to;

    bool operator==(const FieldChange&) const = default;
};

//! One step of the timeline; append-only.
struct DossierEvent
{
    QDateTime at;
    QString actor; //!< display name of the official
    QString unit;
    int from = 0;  //!< status number, 0 = none yet
    int to = 0;
    QString note;
    Id commandId;
    std::vector<FieldChange> changes = {}; //!< of a correction: what stood there before is never lost

    bool operator==(const DossierEvent&) const = default;
};

//! A citizen's dossier. Times UTC. `code` is empty until received (status 1) and TẠM-… while provisional.
struct Dossier
{
    Id id;
    qint64 rev = 0;
    QString code;
    QString agency;
    QString procedureId;
    QString procedureName;
    DossierStatus status = DossierStatus::Registered;
    std::optional<DossierStatus> statusBefore; //!< kept while 7, for a declined withdrawal
    Person owner;
    QString submitter; //!< name, empty = the owner
    std::vector<Component> components;
    Delivery delivery;
    qint64 fee = 0;
    QDateTime submittedAt;
    QDateTime receivedAt;
    QDateTime dueAt;
    QString dueRule;
    QDateTime finishedAt; //!< status 9 first, else the end
    QString holder; //!< unit or desk that holds it now
    QString receivedBy;
    int supplements = 0; //!< supplement requests so far
    QString note;
    std::vector<DossierEvent> timeline;

    bool operator==(const Dossier&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Dossier& dossier);
//! Errors (kind Contract): dossier_json, dossier_field, unknown_status.
[[nodiscard]] Result<Dossier> dossierFromJson(const QJsonObject& json);

} // namespace motcua::domain
