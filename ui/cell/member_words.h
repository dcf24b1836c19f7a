#pragma once

#include "services/member_roster.h"
#include "ui/cell/review_words.h"

namespace motcua::ui {

//! The sentences of the members' directory and of lists that are taken in. Stateless.
class MemberWords
{
    Q_DECLARE_TR_FUNCTIONS(motcua::ui::MemberWords)

public:
    [[nodiscard]] static Remark stand(services::MemberStand stand);
    //! "Dòng 12: số thẻ “12” không đúng dạng, để trống"
    [[nodiscard]] static QString issue(const domain::RosterIssue& issue);
    //! What is known of each column: its name, the heading in the file (empty: there is none).
    [[nodiscard]] static std::vector<std::pair<QString, QString>> columns(const domain::RosterSheet& sheet);
    [[nodiscard]] static QString fileProblem(const Error& error);

    // A line of a cell's list as the argument with which the assisted registration opens; without a cell it is the first one's.
    [[nodiscard]] static QString argumentOf(const domain::RosterLine& line, const QString& cell = {});
    [[nodiscard]] static domain::MemberRegistration fromArgument(const QString& argument);
};

} // namespace motcua::ui
