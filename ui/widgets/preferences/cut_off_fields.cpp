#include "ui/widgets/preferences/cut_off_fields.h"

#include "ui/state/grading/site_cut_offs.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QString>
#include <QWidget>

#include <vector>

namespace foramen {

namespace {

/// The conditions of a row: left and right have one cut-off.
std::vector<Condition> conditionsOf(std::size_t row)
{
    std::vector<Condition> conditions;
    for (const Condition condition : kConditions) {
        const std::size_t its = isForaminal(condition) ? 1 : isSubarticular(condition) ? 2 : 0;
        if (its == row)
            conditions.push_back(condition);
    }
    return conditions;
}

std::optional<double> shareIn(const QDoubleSpinBox* field)
{
    return field->value() > 0 ? std::optional(field->value()) : std::nullopt;
}

} // namespace

CutOffFields::CutOffFields(SiteCutOffs& cutOffs, QWidget* parent)
    : QObject(parent)
    , m_cutOffs(cutOffs)
{
    for (std::size_t row = 0; row < kCount; ++row)
        makeRow(row, parent);
    refresh();
}

QString CutOffFields::nameOf(std::size_t row)
{
    const std::array names = {tr("&Canal cut-offs"), tr("&Foramina cut-offs"),
                              tr("Rec&esses cut-offs")};
    return names[row];
}

void CutOffFields::makeRow(std::size_t row, QWidget* parent)
{
    Row& made = m_rows[row];
    made.widget = new QWidget(parent);
    auto* line = new QHBoxLayout(made.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    const auto addField = [&](const QString& name, const QString& prefix, const QString& none) {
        auto* field = new QDoubleSpinBox(made.widget);
        field->setObjectName(QStringLiteral("cutOff-%1-%2").arg(row).arg(name));
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);
        field->setRange(0, 1);
        field->setSingleStep(0.05);
        field->setDecimals(2);
        field->setPrefix(prefix + QLatin1Char(' '));
        field->setSpecialValueText(none);
        field->setKeyboardTracking(false);
        field->setAccessibleName(prefix);
        field->setToolTip(tr("From this probability on; 0: the likeliest grade"));
        connect(field, &QDoubleSpinBox::valueChanged, this, &CutOffFields::save);
        line->addWidget(field, 1);
        return field;
    };
    made.moderate = addField(QStringLiteral("moderate"), tr("Moderate or worse from"),
                             tr("Moderate or worse: likeliest"));
    made.severe = addField(QStringLiteral("severe"), tr("Severe from"), tr("Severe: likeliest"));
    made.widget->setFocusProxy(made.moderate);
}

void CutOffFields::refresh()
{
    for (std::size_t row = 0; row < kCount; ++row) {
        const CutOff& cutOff =
            m_cutOffs.points()[static_cast<std::size_t>(conditionsOf(row).front())];
        const QSignalBlocker moderate(m_rows[row].moderate);
        const QSignalBlocker severe(m_rows[row].severe);
        m_rows[row].moderate->setValue(cutOff.moderate.value_or(0));
        m_rows[row].severe->setValue(cutOff.severe.value_or(0));
    }
}

void CutOffFields::save()
{
    OperatingPoints points;
    for (std::size_t row = 0; row < kCount; ++row)
        for (const Condition condition : conditionsOf(row))
            points[static_cast<std::size_t>(condition)] = {shareIn(m_rows[row].moderate),
                                                           shareIn(m_rows[row].severe)};
    m_cutOffs.set(points);
}

void CutOffFields::reset()
{
    m_cutOffs.set({});
    refresh();
}

} // namespace foramen
