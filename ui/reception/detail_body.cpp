#include "ui/reception/detail_body.h"

#include "domain/calendar.h"
#include "domain/dossier_papers.h"
#include "services/office.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/timeline.h"
#include "ui/reception/paper_viewer.h"
#include "ui/reception/papers_dialog.h"
#include "ui/reception/score_list.h"
#include "ui/shell/field_words.h"

#include <QBoxLayout>
#include <QMenu>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

namespace {

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

DetailBody::DetailBody(services::DossierBook& book, QWidget* parent) : Surface(Token::Base, {}, parent), m_book(book)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 12);
    m_column->setSpacing(0);
    addOwner();
    m_column->addWidget(new DividerLine);
    addPapers();
    m_column->addWidget(new DividerLine);
    m_score = new ScoreList;
    connect(m_score, &ScoreList::attachResult, this, [this] { Q_EMIT papersRequested(true); });
    m_column->addWidget(m_score);
    addSteps();
    m_column->addStretch(1);
}

QVBoxLayout* DetailBody::addSection(const QString& title, QWidget* right)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(20, 12, 20, 6);
    row->setSpacing(16);
    row->addWidget(sectionTitle(title), 1);
    if (right)
        row->addWidget(right);
    m_column->addLayout(row);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(20, 0, 20, 12);
    inner->setSpacing(4);
    m_column->addLayout(inner);
    return inner;
}

void DetailBody::addOwner()
{
    m_edit = new ActionButton(ButtonKind::Plain, tr("Correct"));
    m_edit->setObjectName(u"detail.edit"_s);
    m_edit->setGlyph(Icon::Edit);
    m_edit->setKeyText(u"Ctrl E"_s);
    m_edit->setFrameHeight(32);
    connect(m_edit, &QAbstractButton::clicked, this, &DetailBody::editRequested);
    m_owner = addSection(tr("Owner"), m_edit);
}

void DetailBody::addPapers()
{
    m_componentsCount = captionLabel({});
    m_editPapers = new ActionButton(ButtonKind::Plain, tr("Add or change"));
    m_editPapers->setObjectName(u"detail.editPapers"_s);
    m_editPapers->setGlyph(Icon::Edit);
    m_editPapers->setKeyText(u"F4"_s);
    m_editPapers->setFrameHeight(32);
    connect(m_editPapers, &QAbstractButton::clicked, this, [this] { Q_EMIT papersRequested(false); });
    auto* right = new QWidget;
    auto* row = new QHBoxLayout(right);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_componentsCount);
    row->addWidget(m_editPapers);
    m_components = addSection(tr("Components"), right);
}

void DetailBody::addSteps()
{
    auto* steps = addSection(tr("Progress"), nullptr);
    m_timeline = new Timeline;
    m_allSteps = new ActionButton(ButtonKind::Link, tr("Show all steps"));
    m_allSteps->setObjectName(u"detail.allSteps"_s);
    steps->addWidget(m_timeline);
    steps->addWidget(m_allSteps, 0, Qt::AlignLeft);
    connect(m_allSteps, &QAbstractButton::clicked, this, [this] {
        m_timeline->setLimit(0);
        m_allSteps->hide();
    });
}

void DetailBody::setDetail(const services::DossierDetail& detail, const QDateTime& now, bool mayEdit, bool soon)
{
    m_edit->setVisible(mayEdit);
    m_editPapers->setVisible(mayEdit);
    fillOwner(detail.dossier);
    fillComponents(detail.dossier.components);
    m_score->setLines(domain::scoreChecklist(detail.dossier, now, soon), mayEdit);
    fillTimeline(detail.dossier, now);
}

void DetailBody::fillOwner(const domain::Dossier& dossier)
{
    clearLayout(m_owner);
    const domain::Person& owner = dossier.owner;
    QStringList name{owner.fullName};
    if (owner.sex != domain::Sex::Unknown)
        name.append(owner.sex == domain::Sex::Male ? tr("male") : tr("female"));
    if (owner.birthDate.isValid())
        name.append(tr("born %1").arg(format::date(owner.birthDate)));
    const auto add = [this](const QString& label, const QString& value) {
        if (!value.isEmpty())
            m_owner->addWidget(new FactRow(label, value));
    };
    add(owner.isOrganisation() ? tr("Organisation") : tr("Name"), name.join(u", "_s));
    add(owner.isOrganisation() ? tr("Tax code") : tr("ID number"), owner.isOrganisation() ? owner.idNumber : format::idNumber(owner.idNumber));
    if (owner.isOrganisation()) {
        add(tr("Stands for it"), QStringList{owner.representative, owner.position}.filter(QRegularExpression(u"."_s)).join(u", "_s));
        add(tr("ID number"), format::idNumber(owner.representativeId));
    }
    add(tr("Phone"), format::phone(owner.phone));
    add(tr("E-mail"), owner.email);
    add(tr("Address"), owner.address);
    add(tr("Submitted by"), dossier.submitter);
    const domain::Delivery& delivery = dossier.delivery;
    QString way = delivery.way == domain::DeliveryWay::Post ? tr("by post to %1").arg(delivery.address) : tr("at the counter");
    if (delivery.electronic)
        way = tr("%1, and as a file", "way of delivery").arg(way);
    add(tr("Result"), way);
    add(tr("Note"), dossier.note);
}

void DetailBody::fillComponents(const std::vector<domain::Component>& components)
{
    clearLayout(m_components);
    int here = 0;
    for (const domain::Component& component : components) {
        here += component.received ? 1 : 0;
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* name = bodyLabel(component.name);
        name->setElided(Qt::ElideRight);
        name->setGlyph(component.received ? Icon::Ok : component.required ? Icon::Warning : Icon::Status2);
        auto* state = captionLabel(component.received ? (component.reused ? tr("reused") : tr("here")) : component.required ? tr("missing") : tr("not needed"));
        state->setToken(component.received ? Token::Success : component.required ? Token::Warning : Token::Muted);
        name->setToken(Token::Text);
        line->addWidget(name, 1);
        if (!component.blobs.isEmpty()) {
            auto* files = new ActionButton(ButtonKind::Link, tr("%n file(s)", nullptr, int(component.blobs.size())));
            files->setObjectName(u"detail.files"_s);
            connect(files, &QAbstractButton::clicked, this, [this, files, hashes = component.blobs] { showFiles(files, hashes); });
            line->addWidget(files);
            line->addSpacing(8);
        }
        line->addWidget(state);
        m_components->addWidget(row);
    }
    m_componentsCount->setText(components.empty() ? QString() : tr("%1 of %2 are here").arg(here).arg(components.size()));
    if (components.empty())
        m_components->addWidget(captionLabel(tr("No papers listed")));
}

void DetailBody::showFiles(QWidget* button, const QStringList& hashes)
{
    if (hashes.size() == 1) {
        showPaper(m_book, hashes.first(), this);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (qsizetype i = 0; i < hashes.size(); ++i) {
        connect(menu->addAction(tr("File %1").arg(i + 1)), &QAction::triggered, this,
                [this, hash = hashes[i]] { showPaper(m_book, hash, this); });
    }
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void DetailBody::fillTimeline(const domain::Dossier& dossier, const QDateTime& now)
{
    const QDateTime today = domain::toLocal(now);
    QList<TimelineItem> items;
    const auto& steps = dossier.timeline;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const QString when = u"%1, %2"_s.arg(step->unit.isEmpty() ? step->actor : step->unit, format::dateTimeShort(domain::toLocal(step->at), today));
        for (const domain::FieldChange& change : step->changes) { // what stood there before stays readable
            if (change.field == QLatin1StringView(domain::paperField)) {
                const auto is = domain::componentFromJson(change.to).value_or(domain::Component());
                const auto was = domain::componentFromJson(change.from);
                items.append({was ? tr("%1: %2, before %3", "a corrected field").arg(is.name, paperText(is), paperText(*was)) : tr("%1: %2", "a new paper").arg(is.name, paperText(is)),
                              when, items.isEmpty()});
                continue;
            }
            items.append({tr("%1: %2, before %3", "a corrected field")
                              .arg(fieldName(change.field), fieldText(change.field, change.to), fieldText(change.field, change.from)),
                          when, items.isEmpty()});
        }
        if (!step->changes.empty() && step->from == step->to && step->note.isEmpty())
            continue; // a correction and nothing else
        TimelineItem item;
        item.what = step->note.isEmpty() ? statusText(step->to) : u"%1: %2"_s.arg(statusText(step->to), step->note);
        item.when = when;
        item.now = items.isEmpty();
        items.append(item);
    }
    m_timeline->setLimit(3);
    m_timeline->setItems(items);
    m_allSteps->setVisible(items.size() > 3);
    m_allSteps->setText(tr("Show all %n step(s)", nullptr, int(items.size())));
}

} // namespace motcua::ui::reception
