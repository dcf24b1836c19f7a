#pragma once

#include "domain/dossier.h"

#include <QJsonArray>

namespace motcua::domain {

namespace json {
class Reader;
}

//! Paths of the fields that an official may correct after reception, in the order in which people read them: owner.fullName,
//! owner.idNumber, owner.birthDate, owner.sex, owner.phone, owner.email, owner.address, owner.kind, owner.representative,
//! owner.representativeId, owner.position, submitter, delivery, fee, note. The way of
//! delivery and its address are one field: neither means anything without the other.
[[nodiscard]] const QStringList& editableFields();

//! The field's value in one form that can be compared: texts (dates ISO), a number for the fee, an object for the delivery. An
//! unset field is its empty text. Undefined for a path that is not editable.
[[nodiscard]] QJsonValue fieldValue(const Dossier& dossier, const QString& field);

//! The same dossier with these values. Errors (Contract): dossier_field with the path where a value is none for its field.
[[nodiscard]] Result<Dossier> withFields(const Dossier& dossier, const std::vector<FieldChange>& changes);

//! The editable fields in which `after` differs from `before`.
[[nodiscard]] std::vector<FieldChange> changesBetween(const Dossier& before, const Dossier& after);

//! dossier.edit: each field with what the official saw and what it shall be. At the centre a field that still stands as seen is
//! set, one that stands as wanted is left alone, any other is a conflict (fields_moved) and nothing of the command holds.
[[nodiscard]] QJsonObject editPayload(const std::vector<FieldChange>& changes);
//! Errors: command_field.
[[nodiscard]] Result<std::vector<FieldChange>> editFromPayload(const QJsonObject& payload);

[[nodiscard]] QJsonArray toJson(const std::vector<FieldChange>& changes);
[[nodiscard]] FieldChange readFieldChange(json::Reader& reader);

} // namespace motcua::domain
