#pragma once

#include <QDate>
#include <QString>

#include <string>

namespace foramen {

/// Days from one to another, both included. A null day leaves that side open.
struct DateRange {
    QDate from;
    QDate to;

    [[nodiscard]] bool isOpen() const { return from.isNull() && to.isNull(); }
    /// @param dicom  a DICOM date (DA); none lies in an open range only.
    [[nodiscard]] bool contains(const std::string& dicom) const;
};

enum class RangeEnd { From, To };

/// What a reader typed for an end of a range: a day (2026-11-30, 20261130, 30.11.2026); a month
/// (2026-11, 11.2026, 11/2026) or a year (2026) stands for its first or last day. Null for any
/// other text.
[[nodiscard]] QDate typedDate(const QString& typed, RangeEnd end);

} // namespace foramen
