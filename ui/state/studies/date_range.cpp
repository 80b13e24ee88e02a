#include "ui/state/studies/date_range.h"

namespace foramen {

namespace {

const QString kDicomFormat = QStringLiteral("yyyyMMdd");

QDate endOfMonths(QDate first, int months, RangeEnd end)
{
    return end == RangeEnd::From ? first : first.addMonths(months).addDays(-1);
}

} // namespace

bool DateRange::contains(const std::string& dicom) const
{
    if (isOpen())
        return true;
    const QDate date = QDate::fromString(QString::fromStdString(dicom).trimmed(), kDicomFormat);
    return date.isValid() && (from.isNull() || date >= from) && (to.isNull() || date <= to);
}

QDate typedDate(const QString& typed, RangeEnd end)
{
    const QString text = typed.trimmed();
    for (const QString& format :
         {QStringLiteral("yyyy-M-d"), kDicomFormat, QStringLiteral("d.M.yyyy")})
        if (const QDate day = QDate::fromString(text, format); day.isValid())
            return day;
    constexpr int oneMonth = 1;
    constexpr int oneYear = 12;
    for (const QString& format :
         {QStringLiteral("yyyy-M"), QStringLiteral("M.yyyy"), QStringLiteral("M/yyyy")})
        if (const QDate month = QDate::fromString(text, format); month.isValid())
            return endOfMonths(month, oneMonth, end);
    if (const QDate year = QDate::fromString(text, QStringLiteral("yyyy")); year.isValid())
        return endOfMonths(year, oneYear, end);
    return {};
}

} // namespace foramen
