#include "backend/store/complaints.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

template<class Row>
Complaint read(const Row& row)
{
    Complaint complaint;
    complaint.id = row.value(0).toString();
    complaint.userName = row.value(1).toString();
    complaint.fullName = row.value(2).toString();
    complaint.phone = row.value(3).toString();
    complaint.text = row.value(4).toString();
    complaint.at = row.value(5).toString();
    complaint.decision = row.value(6).toString();
    complaint.note = row.value(7).toString();
    complaint.decidedBy = row.value(8).toString();
    complaint.decidedAt = row.value(9).toString();
    return complaint;
}

} // namespace

bool addComplaint(Db& db, const Complaint& complaint)
{
    if (db.one("SELECT id FROM complaint WHERE id_number = ? AND phone = ? AND decision = '' LIMIT 1"_L1,
               {complaint.userName, complaint.phone}))
        return false;
    db.run("INSERT INTO complaint (id, id_number, full_name, phone, text, at) VALUES (?, ?, ?, ?, ?, ?)"_L1,
           {complaint.id, complaint.userName, complaint.fullName, complaint.phone, complaint.text, complaint.at});
    return true;
}

std::optional<Complaint> findComplaint(Db& db, const QString& id)
{
    std::optional<Complaint> found;
    db.each("SELECT id, id_number, full_name, phone, text, at, decision, note, decided_by, decided_at FROM complaint WHERE id = ?"_L1, {id},
            [&found](const auto& row) {
                found = read(row);
                return false;
            });
    return found;
}

std::vector<Complaint> openComplaints(Db& db, int limit)
{
    std::vector<Complaint> found;
    db.each("SELECT id, id_number, full_name, phone, text, at, decision, note, decided_by, decided_at FROM complaint "
            "WHERE decision = '' ORDER BY at, id LIMIT ?"_L1, {limit}, [&found](const auto& row) {
                found.push_back(read(row));
                return true;
            });
    return found;
}

std::vector<Complaint> decidedComplaints(Db& db, int limit)
{
    std::vector<Complaint> found;
    db.each("SELECT id, id_number, full_name, phone, text, at, decision, note, decided_by, decided_at FROM complaint "
            "WHERE decision <> '' ORDER BY decided_at DESC, id DESC LIMIT ?"_L1, {limit}, [&found](const auto& row) {
                found.push_back(read(row));
                return true;
            });
    return found;
}

bool decideComplaint(Db& db, const Complaint& decided)
{
    return db.run("UPDATE complaint SET decision = ?, note = ?, decided_by = ?, decided_at = ? WHERE id = ? AND decision = ''"_L1,
                  {decided.decision, decided.note, decided.decidedBy, decided.decidedAt, decided.id}) == 1;
}

} // namespace motcua::backend::store
