#include "domain/roster.h"

#include "domain/identity.h"
#include "domain/names.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr int headWithin = 20; // rows: above the heading stand the cell's name and a title
constexpr int oldestSerial = 10'000; // spreadsheet days: 1927
constexpr int newestSerial = 60'000; // 2064

struct Heading
{
    QLatin1StringView field;
    QLatin1StringView words; //!< folded, as keyK0 makes them
};

//! What offices write above their columns. Two columns make a name where it is split.
constexpr std::array headings{
    Heading{"fullName"_L1, "ho va ten"_L1},       Heading{"fullName"_L1, "ho ten"_L1},
    Heading{"fullName"_L1, "ho va ten dang vien"_L1}, Heading{"fullName"_L1, "ho ten dang vien"_L1},
    Heading{"fullName"_L1, "dang vien"_L1},       Heading{"fullName"_L1, "full name"_L1},
    Heading{"familyName"_L1, "ho va ten dem"_L1}, Heading{"familyName"_L1, "ho dem"_L1},
    Heading{"familyName"_L1, "ho va dem"_L1},     Heading{"familyName"_L1, "ho"_L1},
    Heading{"givenName"_L1, "ten"_L1},
    Heading{"cardNumber"_L1, "so the"_L1},        Heading{"cardNumber"_L1, "so the dang"_L1},
    Heading{"cardNumber"_L1, "so the dang vien"_L1}, Heading{"cardNumber"_L1, "so tdv"_L1},
    Heading{"cardNumber"_L1, "the dang vien"_L1}, Heading{"cardNumber"_L1, "so dang vien"_L1},
    Heading{"cardNumber"_L1, "card number"_L1},
    Heading{"cvNumber"_L1, "so ly lich"_L1},      Heading{"cvNumber"_L1, "so ly lich dang vien"_L1},
    Heading{"cvNumber"_L1, "so ll"_L1},           Heading{"cvNumber"_L1, "so lldv"_L1},
    Heading{"cvNumber"_L1, "so ho so dang vien"_L1}, Heading{"cvNumber"_L1, "cv number"_L1},
    Heading{"birthDate"_L1, "ngay sinh"_L1},      Heading{"birthDate"_L1, "sinh ngay"_L1},
    Heading{"birthDate"_L1, "ngay thang nam sinh"_L1}, Heading{"birthDate"_L1, "ngay, thang, nam sinh"_L1},
    Heading{"birthDate"_L1, "nam sinh"_L1},       Heading{"birthDate"_L1, "date of birth"_L1},
    Heading{"homeTown"_L1, "que quan"_L1},        Heading{"homeTown"_L1, "nguyen quan"_L1},
    Heading{"homeTown"_L1, "que"_L1},             Heading{"homeTown"_L1, "home town"_L1},
    Heading{"phone"_L1, "dien thoai"_L1},         Heading{"phone"_L1, "so dien thoai"_L1},
    Heading{"phone"_L1, "sdt"_L1},                Heading{"phone"_L1, "so dt"_L1},
    Heading{"phone"_L1, "dien thoai di dong"_L1}, Heading{"phone"_L1, "phone"_L1},
    Heading{"position"_L1, "chuc vu"_L1},         Heading{"position"_L1, "chuc danh"_L1},
    Heading{"position"_L1, "chuc vu dang"_L1},    Heading{"position"_L1, "position"_L1},
};

QString fieldOf(const QString& heading)
{
    QString folded = keyK0(heading);
    while (!folded.isEmpty() && !folded.back().isLetterOrNumber()) // "Họ và tên (*)", "Số thẻ:"
        folded.chop(1);
    if (const auto bracket = folded.indexOf(u'('); bracket > 0)
        folded = folded.left(bracket).trimmed();
    const auto found = std::find_if(headings.begin(), headings.end(), [&folded](const Heading& each) { return folded == each.words; });
    return found == headings.end() ? QString() : QString(found->field);
}

//! Field of each column, empty = none; nothing where the row is no heading.
QStringList columnsOf(const QStringList& cells)
{
    QStringList columns;
    for (const QString& cell : cells) {
        const QString field = fieldOf(cell);
        columns << (columns.contains(field) ? QString() : field); // the first of two counts
    }
    const auto known = std::count_if(columns.begin(), columns.end(), [](const QString& field) { return !field.isEmpty(); });
    const bool named = columns.contains(u"fullName"_s) || (columns.contains(u"familyName"_s) && columns.contains(u"givenName"_s));
    return named && known > 1 ? columns : QStringList();
}

bool allDigits(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

class Row
{
public:
    Row(const QStringList& columns, const QStringList& cells, int row, std::vector<RosterIssue>& issues)
        : m_columns(columns), m_cells(cells), m_row(row), m_issues(issues)
    {
    }

    [[nodiscard]] QString cell(const QString& field) const
    {
        const auto at = m_columns.indexOf(field);
        return at < 0 || at >= m_cells.size() ? QString() : m_cells[at].simplified();
    }
    void say(const QString& field, const QString& code, const QString& given, bool lost = false) const
    {
        m_issues.push_back({m_row, field, code, given, lost});
    }

    [[nodiscard]] QString name() const
    {
        const QString whole = cell(u"fullName"_s);
        return normalName(whole.isEmpty() ? cell(u"familyName"_s) + u' ' + cell(u"givenName"_s) : whole);
    }

    [[nodiscard]] QString number(const QString& field, Result<QString> (*parse)(const QString&), qsizetype shortOf) const
    {
        const QString given = cell(field);
        if (given.isEmpty())
            return {};
        if (const auto parsed = parse(given))
            return *parsed;
        // A spreadsheet that took it for a number dropped the leading zero.
        if (allDigits(given) && given.size() == shortOf) {
            if (const auto parsed = parse(u'0' + given)) {
                say(field, u"zero_restored"_s, given);
                return *parsed;
            }
        }
        say(field, u"shape"_s, given);
        return {};
    }

    [[nodiscard]] QDate birthDate() const
    {
        const QString field = u"birthDate"_s;
        const QString given = cell(field);
        if (given.isEmpty())
            return {};
        if (allDigits(given) && given.size() <= 5) {
            const int number = given.toInt();
            if (number >= oldestSerial && number <= newestSerial)
                return QDate(1899, 12, 30).addDays(number);
            say(field, given.size() == 4 ? u"year_only"_s : u"shape"_s, given);
            return {};
        }
        const auto date = parseDate(given);
        if (!date)
            say(field, date.error().code == "date_absent"_L1 ? u"absent"_s : u"shape"_s, given);
        return date.value_or(QDate());
    }

private:
    const QStringList& m_columns;
    const QStringList& m_cells;
    int m_row;
    std::vector<RosterIssue>& m_issues;
};

bool isBlank(const QStringList& cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const QString& cell) { return cell.trimmed().isEmpty(); });
}

void dropTwice(RosterSheet& sheet)
{
    QHash<QString, int> seen; // number → its row
    std::erase_if(sheet.lines, [&](const RosterLine& line) {
        for (const auto& [field, number] : {std::pair(u"cardNumber"_s, line.cardNumber), std::pair(u"cvNumber"_s, line.cvNumber)}) {
            if (number.isEmpty())
                continue;
            if (seen.contains(number)) {
                sheet.issues.push_back({line.row, field, u"twice"_s, number, true});
                return true;
            }
            seen.insert(number, line.row);
        }
        return false;
    });
}

//! Letters and digits without marks: how somebody writes a place, not which.
QString bare(const QString& text)
{
    QString kept;
    for (const QChar c : keyK0(text)) {
        if (c.isLetterOrNumber())
            kept += c;
    }
    return kept;
}

bool samePlace(const QString& one, const QString& other)
{
    const QString a = bare(one);
    const QString b = bare(other);
    return a == b || a.contains(b) || b.contains(a); // a list often has the province only
}

void hold(RosterMatch& match, const QString& field, bool known, bool same)
{
    if (known)
        (same ? match.same : match.differs) << field;
}

RosterMatch against(const MemberRegistration& r, const RosterLine& line)
{
    RosterMatch match;
    match.line = line;
    hold(match, u"cardNumber"_s, !line.cardNumber.isEmpty() && !r.cardNumber.isEmpty(), line.cardNumber == r.cardNumber);
    hold(match, u"cvNumber"_s, !line.cvNumber.isEmpty() && !r.cvNumber.isEmpty(), line.cvNumber == r.cvNumber);
    hold(match, u"fullName"_s, true, keyK1(line.fullName) == keyK1(r.fullName));
    hold(match, u"birthDate"_s, line.birthDate.isValid(), line.birthDate == r.birthDate);
    hold(match, u"homeTown"_s, !line.homeTown.isEmpty(), samePlace(line.homeTown, r.homeTown));
    hold(match, u"phone"_s, !line.phone.isEmpty(), line.phone == r.phone);
    // Another telephone is no other person.
    const bool other = std::any_of(match.differs.begin(), match.differs.end(), [](const QString& field) { return field != "phone"_L1; });
    match.fit = other ? RosterFit::Differs : RosterFit::Agrees;
    return match;
}

} // namespace

RosterSheet readRoster(const std::vector<QStringList>& cells)
{
    RosterSheet sheet;
    QStringList columns;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int number = int(i) + 1;
        if (columns.isEmpty()) {
            if (number > headWithin)
                break;
            columns = columnsOf(cells[i]);
            if (columns.isEmpty())
                continue;
            sheet.headRow = number;
            for (qsizetype c = 0; c < columns.size(); ++c) {
                const QString heading = cells[i][c].simplified();
                if (columns[c].isEmpty() && !heading.isEmpty())
                    sheet.ignored << heading;
                else if (columns[c] == "familyName"_L1)
                    sheet.heads.insert(u"fullName"_s, heading);
                else if (!columns[c].isEmpty() && columns[c] != "givenName"_L1)
                    sheet.heads.insert(columns[c], heading);
            }
            continue;
        }
        if (isBlank(cells[i]))
            continue;
        const Row row(columns, cells[i], number, sheet.issues);
        RosterLine line;
        line.row = number;
        line.fullName = row.name();
        if (line.fullName.isEmpty()) {
            row.say(u"fullName"_s, u"missing"_s, {}, true);
            continue;
        }
        if (allDigits(QString(line.fullName).remove(u' ')))
            continue; // the line of column numbers (1) (2) (3) below a heading, or a sum
        line.cardNumber = row.number(u"cardNumber"_s, &parseCardNumber, 7);
        line.cvNumber = row.number(u"cvNumber"_s, &parseCvNumber, 5);
        line.birthDate = row.birthDate();
        line.homeTown = row.cell(u"homeTown"_s);
        line.phone = row.number(u"phone"_s, &parsePhone, 9);
        line.position = row.cell(u"position"_s);
        sheet.lines.push_back(std::move(line));
    }
    dropTwice(sheet);
    std::stable_sort(sheet.issues.begin(), sheet.issues.end(), [](const RosterIssue& a, const RosterIssue& b) { return a.row < b.row; });
    return sheet;
}

RosterMatch matchRoster(const MemberRegistration& r, const std::vector<RosterLine>& lines)
{
    RosterMatch none;
    if (lines.empty())
        return none;
    none.fit = RosterFit::Absent;
    const auto byNumber = std::find_if(lines.begin(), lines.end(), [&r](const RosterLine& line) {
        return (!r.cardNumber.isEmpty() && line.cardNumber == r.cardNumber) || (!r.cvNumber.isEmpty() && line.cvNumber == r.cvNumber);
    });
    if (byNumber != lines.end())
        return against(r, *byNumber);
    const QString name = keyK0(r.fullName);
    std::vector<const RosterLine*> named;
    for (const RosterLine& line : lines) {
        if (keyK0(line.fullName) == name)
            named.push_back(&line);
    }
    for (const RosterLine* line : named) {
        if (line->birthDate.isValid() && line->birthDate == r.birthDate)
            return against(r, *line);
    }
    return named.size() == 1 ? against(r, *named.front()) : none;
}

} // namespace motcua::domain
