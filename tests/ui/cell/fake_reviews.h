#pragma once

#include "domain/party_card.h"
#include "ui/cell/review_source.h"

#include <QHash>
#include <QPromise>

#include <map>
#include <memory>
#include <optional>

namespace motcua::test {

//! A desk whose answers a test gives, holds back or lets fail. Everybody in it is invented.
class FakeReviews
{
public:
    FakeReviews();

    ui::ReviewSource source();

    //! A registration whose card says the same in all four fields.
    domain::MemberRegistration& add(const QString& id, const QString& name, const QString& number, QDate born, bool photo = true);
    //! The machine reads that field so, whatever was typed.
    void readAs(const QString& id, const QString& field, const QString& read, services::FieldMatch match, double confidence = 0.61);
    services::CardReading reading(const QString& id) const;
    //! What the machine reads on that card, compared as the desk compares.
    void cardSays(const QString& id, const domain::PartyCardFields& card) { cards.insert(id, card); }

    //! From now on that registration's details or readings wait for release(id).
    void hold(const QString& id) { m_held.insert(id); }
    void release(const QString& id);

    std::map<QString, domain::MemberRegistration> people;
    QStringList order;
    QHash<QString, QString> blocked;
    QHash<QString, QStringList> duplicates;
    std::vector<domain::RosterLine> roster; //!< of the cell; empty: none was taken in
    QHash<QString, QHash<QString, services::FieldReading>> misread;
    QHash<QString, domain::PartyCardFields> cards;
    QHash<QString, QImage> pictures;
    QHash<QString, QHash<QString, QRect>> boxes;
    std::optional<Error> decideError;
    std::optional<Error> photoError;
    std::optional<Error> readError;
    std::optional<Error> undoError;
    std::optional<Error> listError;
    bool readable = true;

    struct Decision
    {
        QString id;
        domain::RegistrationStatus decision;
        QString reason;
        QStringList viewed;
        QString mergeWith;
        QString values;
    };
    std::vector<Decision> decisions;
    QStringList reads;   //!< in the order they were asked for
    QStringList undone;
    QDateTime now;

private:
    template<class T>
    QFuture<Result<T>> answer(const QString& id, std::function<Result<T>()> make);

    QSet<QString> m_held;
    std::multimap<QString, std::function<void()>> m_waiting;
};

} // namespace motcua::test
