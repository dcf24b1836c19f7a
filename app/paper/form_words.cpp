#include "paper/form_words.h"

#include "domain/addressee.h"
#include "domain/score_checklist.h"
#include "domain/calendar.h"
#include "domain/dossier_code.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::domain::DossierStatus;

namespace motcua::paper {

namespace {

QString moment(const QDateTime& utc)
{
    return utc.isValid() ? domain::toLocal(utc).toString(u"HH 'giờ' mm 'phút, ngày' dd/MM/yyyy"_s) : QString();
}

QString day(const QDateTime& utc) { return utc.isValid() ? domain::toLocal(utc).toString(u"dd/MM/yyyy"_s) : QString(); }

QString money(qint64 dong)
{
    return dong == 0 ? u"không"_s : QLocale(QLocale::Vietnamese, QLocale::Vietnam).toString(dong) + u" đ"_s;
}

QString quantity(const domain::Component& component)
{
    QStringList parts;
    if (component.originals > 0)
        parts << u"%1 bản chính"_s.arg(component.originals);
    if (component.copies > 0)
        parts << u"%1 bản sao"_s.arg(component.copies);
    if (component.reused)
        parts << u"dùng lại dữ liệu đã số hóa"_s;
    return parts.isEmpty() ? u"1 bản"_s : parts.join(u", "_s);
}

QString counted(int copies) { return copies > 0 ? QString::number(copies) : QString(); }

QJsonArray components(const domain::Dossier& dossier, bool here)
{
    QJsonArray rows;
    for (const domain::Component& component : dossier.components) {
        if (domain::isResultPaper(component))
            continue; // nothing that the citizen handed in, or owes
        if ((component.received || component.reused) != here)
            continue;
        rows.append(QJsonObject{{u"n"_s, QString::number(rows.size() + 1)},
                                {u"component"_s, component.name},
                                {u"quantity"_s, quantity(component)},
                                {u"originals"_s, counted(component.originals)},
                                {u"copies"_s, counted(component.copies)}});
    }
    return rows;
}

QString way(const domain::Delivery& delivery, const QString& agency, const QString& address)
{
    const QString where = delivery.way == domain::DeliveryWay::Post
                              ? u"qua bưu chính công ích, địa chỉ %1"_s.arg(delivery.address.isEmpty() ? u"…"_s : delivery.address)
                              : u"tại "_s + QStringList{agency, address}.filter(QRegularExpression(u"."_s)).join(u", "_s);
    return delivery.electronic ? where + u", kèm bản điện tử"_s : where;
}

//! The last step to one of these statuses: the form tells of it.
const domain::DossierEvent* lastStep(const domain::Dossier& dossier, std::initializer_list<DossierStatus> to)
{
    const auto found = std::find_if(dossier.timeline.rbegin(), dossier.timeline.rend(), [&](const domain::DossierEvent& event) {
        return std::any_of(to.begin(), to.end(), [&](DossierStatus status) { return event.to == domain::number(status) && event.from != event.to; });
    });
    return found == dossier.timeline.rend() ? nullptr : &*found;
}

//! What a form tells of.
const domain::DossierEvent* stepOf(const FormData& data)
{
    switch (data.kind) {
    case FormKind::Supplement: return lastStep(data.dossier, {DossierStatus::SupplementRequested});
    case FormKind::Refusal: return lastStep(data.dossier, {DossierStatus::Refused});
    case FormKind::Stop: return lastStep(data.dossier, {DossierStatus::Stopped});
    default: return nullptr;
    }
}

QString stageOf(const domain::DossierEvent* step)
{
    if (!step)
        return {};
    switch (step->from) {
    case domain::number(DossierStatus::Received): return u"đã tiếp nhận, chưa chuyển xử lý"_s;
    case domain::number(DossierStatus::Processing): return u"đang xử lý"_s;
    case domain::number(DossierStatus::SupplementRequested): return u"đang chờ bổ sung giấy tờ"_s;
    case domain::number(DossierStatus::PaymentRequested): return u"đang chờ thực hiện nghĩa vụ tài chính"_s;
    case domain::number(DossierStatus::WithdrawalRequested): return u"người nộp đề nghị rút hồ sơ"_s;
    default: return {};
    }
}

//! A row for each step in which the dossier passed from hand to hand: form 06.
QJsonArray handOvers(const domain::Dossier& dossier)
{
    QJsonArray rows;
    const domain::DossierEvent* before = nullptr;
    for (const domain::DossierEvent& event : dossier.timeline) {
        if (!event.changes.empty()) // a correction hands nothing over
            continue;
        const bool ended = event.to == domain::number(DossierStatus::Resolved) || event.to == domain::number(DossierStatus::Returned);
        QString result;
        if (ended && dossier.dueAt.isValid())
            result = event.at <= dossier.dueAt ? (domain::toLocal(event.at).date() < domain::toLocal(dossier.dueAt).date() ? u"Trước hạn"_s : u"Đúng hạn"_s) : u"Quá hạn"_s;
        rows.append(QJsonObject{{u"n"_s, QString::number(rows.size() + 1)},
                                {u"unit"_s, event.unit},
                                {u"time"_s, moment(event.at)},
                                {u"giver"_s, before ? before->actor : dossier.submitter.isEmpty() ? dossier.owner.contactName() : dossier.submitter},
                                {u"taker"_s, event.actor},
                                {u"result"_s, result},
                                {u"remark"_s, event.note}});
        before = &event;
    }
    return rows;
}

//! An organisation is found in the book by who stands for it and by its number, too.
QString ownerInBook(const domain::Person& owner)
{
    if (!owner.isOrganisation())
        return owner.fullName;
    QString text = owner.fullName;
    if (!owner.idNumber.isEmpty())
        text += u", mã số thuế "_s + owner.idNumber;
    if (!owner.representative.isEmpty())
        text += u", đại diện "_s + owner.representative;
    return text;
}

QJsonArray bookRows(const std::vector<domain::Dossier>& dossiers, const QString& agency)
{
    QJsonArray rows;
    for (const domain::Dossier& d : dossiers) {
        const auto* returned = lastStep(d, {DossierStatus::Returned});
        rows.append(QJsonObject{{u"n"_s, QString::number(rows.size() + 1)},
                                {u"rowCode"_s, d.code},
                                {u"rowProcedure"_s, d.procedureName},
                                {u"rowOwner"_s, ownerInBook(d.owner)},
                                {u"rowContact"_s, QStringList{d.owner.address, d.owner.phone}.filter(QRegularExpression(u"."_s)).join(u", "_s)},
                                {u"unit"_s, d.holder.isEmpty() ? agency : d.holder},
                                {u"rowReceived"_s, day(d.receivedAt)},
                                {u"rowDue"_s, day(d.dueAt)},
                                {u"rowReturned"_s, returned ? day(returned->at) : QString()},
                                {u"rowWay"_s, d.delivery.way == domain::DeliveryWay::Post ? u"Bưu chính"_s : u"Tại quầy"_s},
                                {u"remark"_s, d.note}});
    }
    return rows;
}

} // namespace

QString code(FormKind kind)
{
    switch (kind) {
    case FormKind::Receipt: return u"receipt"_s;
    case FormKind::Supplement: return u"supplement"_s;
    case FormKind::Refusal: return u"refusal"_s;
    case FormKind::Apology: return u"apology"_s;
    case FormKind::Stop: return u"stop"_s;
    case FormKind::Control: return u"control"_s;
    case FormKind::Book: return u"book"_s;
    }
    return {};
}

QString officialDate(QDate date)
{
    const QString month = date.month() <= 2 ? date.toString(u"MM"_s) : QString::number(date.month());
    return u"ngày %1 tháng %2 năm %3"_s.arg(date.toString(u"dd"_s), month).arg(date.year());
}

QDate madeOn(const FormData& data)
{
    const domain::DossierEvent* step = stepOf(data);
    return domain::toLocal(data.madeAt.isValid() ? data.madeAt : step ? step->at : data.dossier.receivedAt).date();
}

QString barcodeText(const domain::Dossier& dossier)
{
    QString text = dossier.code;
    return text.replace(u"TẠM"_s, u"TAM"_s);
}

const QStringList& formNames()
{
    static const QStringList names = [] {
        FormData all; // one of each kind of row, and every name is there
        all.dossier.components = {{u"a"_s, u"a"_s, 1, 1, true, true, false, {}}, {u"b"_s, u"b"_s, 1, 1, true, false, false, {}}};
        all.dossier.timeline.push_back({});
        all.book.push_back(all.dossier);
        const QJsonObject values = formValues(all);
        QStringList found{u"copy"_s, u"page"_s};
        for (auto it = values.begin(); it != values.end(); ++it) {
            found << it.key();
            if (it->isArray())
                found << it->toArray().first().toObject().keys();
        }
        found.removeDuplicates();
        found.sort();
        return found;
    }();
    return names;
}

QJsonObject formValues(const FormData& data)
{
    const domain::Dossier& d = data.dossier;
    const bool provisional = domain::isProvisionalCode(d.code);
    const domain::DossierEvent* step = stepOf(data);
    const domain::DossierEvent* asked = lastStep(d, {DossierStatus::WithdrawalRequested});
    return {
        {u"agencyParent"_s, data.agencyParent.toUpper()},
        {u"agency"_s, data.agencyName},
        {u"AGENCY"_s, data.agencyName.toUpper()},
        {u"place"_s, data.place},
        {u"date"_s, officialDate(madeOn(data))},
        {u"number"_s, d.code.section(u'-', 1)},
        {u"code"_s, d.code},
        {u"barcode"_s, barcodeText(d)},
        {u"provisional"_s, provisional},
        {u"reprint"_s, data.reprint},
        {u"owner"_s, d.owner.fullName},
        {u"addressee"_s, domain::addressee(d.owner.isOrganisation())},
        {u"submitter"_s, d.submitter},
        {u"signer"_s, d.submitter.isEmpty() ? d.owner.contactName() : d.submitter},
        {u"ownerNumber"_s, d.owner.isOrganisation() ? d.owner.idNumber : QString()},
        {u"representative"_s, d.owner.isOrganisation() ? d.owner.contactName() : QString()},
        {u"position"_s, d.owner.position},
        {u"address"_s, d.owner.address},
        {u"phone"_s, d.owner.phone},
        {u"email"_s, d.owner.email},
        {u"procedure"_s, d.procedureName},
        {u"components"_s, components(d, true)},
        {u"missing"_s, components(d, false)},
        {u"limit"_s, data.limitText},
        {u"received"_s, moment(d.receivedAt)},
        {u"receivedDay"_s, day(d.receivedAt)},
        {u"due"_s, moment(d.dueAt)},
        {u"newDue"_s, moment(data.newDue)},
        {u"delivery"_s, way(d.delivery, data.agencyName, data.agencyAddress)},
        {u"fee"_s, money(d.fee)},
        {u"bookYear"_s, domain::toLocal(d.receivedAt).toString(u"yyyy"_s)},
        {u"order"_s, d.code.section(u'-', -1)},
        {u"agencyAddress"_s, data.agencyAddress},
        {u"agencyPhone"_s, data.phone},
        {u"clerk"_s, data.clerk},
        {u"head"_s, data.head},
        {u"reason"_s, !data.reason.isEmpty() ? data.reason : step ? step->note : QString()},
        {u"request"_s, asked ? asked->note : QString()},
        {u"stage"_s, stageOf(step)},
        {u"handOvers"_s, handOvers(d)},
        {u"book"_s, bookRows(data.book, data.agencyName)},
    };
}

} // namespace motcua::paper
