#include "ui/widgets/studies/date_range_fields.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>

namespace foramen {

namespace {

/// Colours the frame, and says why.
void mark(QLineEdit* field, const QString& why)
{
    const bool isMarked = !why.isEmpty();
    field->setToolTip(
        isMarked ? why
                 : DateRangeFields::tr("A day, a month or a year, for example 2026-11-30, 2026-11 "
                                       "or 2026; empty: any"));
    if (field->property("warning").toBool() == isMarked)
        return;
    field->setProperty("warning", isMarked);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

DateRangeFields::DateRangeFields(QWidget* parent)
    : QWidget(parent)
    , m_from(makeField(tr("Study date from"), tr("Date from")))
    , m_to(makeField(tr("Study date to"), tr("Date to")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_from);
    row->addWidget(m_to);
    refresh();
}

QLineEdit* DateRangeFields::makeField(const QString& name, const QString& placeholder)
{
    constexpr int width = 124;
    auto* field = new QLineEdit(this);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(name);
    field->setClearButtonEnabled(true);
    field->setFixedWidth(width);
    connect(field, &QLineEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    return field;
}

DateRange DateRangeFields::range() const
{
    return {typedDate(m_from->text(), RangeEnd::From), typedDate(m_to->text(), RangeEnd::To)};
}

bool DateRangeFields::isEmpty() const
{
    return m_from->text().isEmpty() && m_to->text().isEmpty();
}

void DateRangeFields::clear()
{
    m_from->clear();
    m_to->clear();
}

void DateRangeFields::refresh()
{
    const DateRange dates = range();
    const bool isReversed = dates.from.isValid() && dates.to.isValid() && dates.from > dates.to;
    const auto fault = [&](const QLineEdit* field, const QDate& date) {
        if (!field->text().trimmed().isEmpty() && !date.isValid())
            return tr("This is no date yet: it does not limit the list.");
        return isReversed ? tr("The first day comes after the last one.") : QString();
    };
    mark(m_from, fault(m_from, dates.from));
    mark(m_to, fault(m_to, dates.to));
}

} // namespace foramen
