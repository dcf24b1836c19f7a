#include "ui/kit/type.h"

#include <QStringList>

#include <array>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

struct Step
{
    double points;
    int line;
};
constexpr std::array<Step, 8> steps{
    {{60, 112}, {30, 56}, {21, 40}, {15, 28}, {12, 24}, {10.5, 20}, {9.75, 18}, {9, 16}}};

QFont make(double points, QFont::Weight weight)
{
    static const QStringList families{u"Segoe UI"_s, u"Noto Sans"_s, u"DejaVu Sans"_s};
    QFont result(families);
    result.setPointSizeF(points);
    result.setWeight(weight);
    return result;
}

} // namespace

QFont font(TypeStep step, QFont::Weight weight)
{
    return make(steps[size_t(step)].points, weight);
}

QFont boldFont(TypeStep step)
{
    return font(step, QFont::DemiBold);
}

QFont verdictFont(int stepDown)
{
    return make(60 - 6 * qBound(0, stepDown, verdictSteps - 1), QFont::DemiBold);
}

int lineHeight(TypeStep step)
{
    return steps[size_t(step)].line;
}

} // namespace motcua::ui
