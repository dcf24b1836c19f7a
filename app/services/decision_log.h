#pragma once

#include "services/desk_context.h"
#include "services/dossier_book.h"

#include <QDate>
#include <QObject>

#include <optional>
#include <vector>

namespace motcua::services {

//! One decision on a registration of a cell that this official keeps.
struct DecisionLine
{
    domain::Id registration;
    QString fullName;
    QString number; //!< card or CV number
    QString phone;
    QString cell;   //!< its name
    domain::RegistrationStep step;
    bool merged = false; //!< it went on with an earlier account
    SyncMark mark = SyncMark::Settled;

    bool operator==(const DecisionLine&) const = default;
};

//! Empty parts ask for nothing.
struct DecisionFilter
{
    QString text = {}; //!< name with or without marks, number, phone, a word of the reason
    QString by = {};   //!< official's name
    QDate from = {};   //!< the office's days, both included
    QDate to = {};
    std::optional<domain::RegistrationStatus> decision = {};
};

[[nodiscard]] std::vector<DecisionLine> chosen(const std::vector<DecisionLine>& lines, const DecisionFilter& filter);
//! Who decided, in the order of names.
[[nodiscard]] QStringList decidersOf(const std::vector<DecisionLine>& lines);

//! The log of decisions: every step that an official took on a registration, from the registrations' own histories. GUI thread; answers
//! as futures; works without a line.
class DecisionLog : public QObject
{
    Q_OBJECT
public:
    explicit DecisionLog(DeskContext desk, QObject* parent = nullptr);

    //! Newest first.
    QFuture<Result<std::vector<DecisionLine>>> lines();
    //! Party data leave the program with their own right only: the secretary's and the committee officer's.
    [[nodiscard]] bool mayExport() const;
    //! These lines as a file, XLSX or CSV by its ending; how many. Errors: not_allowed (Forbidden), list_write.
    QFuture<Result<int>> write(const std::vector<DecisionLine>& lines, const QString& path);

private:
    DeskContext m_desk;
};

} // namespace motcua::services
