#include "domain/card_back.h"

#include "domain/names.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

std::vector<Warning> compareWithBack(const CitizenCard& written, const CitizenCard& back)
{
    std::vector<Warning> differences;
    const auto add = [&](bool differs, const QString& field, const QString& code) {
        if (differs)
            differences.push_back({field, code});
    };
    add(!written.number.isEmpty() && written.number != back.number, u"number"_s, u"number_differs"_s);
    add(written.birthDate.isValid() && written.birthDate != back.birthDate, u"birthDate"_s, u"birth_date_differs"_s);
    add(written.sex != Sex::Unknown && back.sex != Sex::Unknown && written.sex != back.sex, u"sex"_s, u"sex_differs"_s);
    const QString name = keyK0(back.fullName);
    // Thirty characters with the fillers: a name that fills them may go on.
    const bool same = name.size() >= 28 ? keyK0(written.fullName).startsWith(name) : keyK0(written.fullName) == name;
    add(!written.fullName.isEmpty() && !name.isEmpty() && !same, u"fullName"_s, u"name_differs"_s);
    return differences;
}

} // namespace motcua::domain
