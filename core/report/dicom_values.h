#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// A UID below 2.25 derived from a text: equal texts give equal UIDs on every machine; collisions
/// of different texts are negligible.
[[nodiscard]] std::string derivedUid(std::string_view text);

/// True for a valid UID: at most 64 digits and dots, no empty component and no leading zeros.
[[nodiscard]] bool isValidUid(std::string_view uid);

/// The UID itself where other systems can read it (digits and dots, at most 64), else a UID derived
/// from it.
[[nodiscard]] std::string usableUid(const std::string& uid);

/// A text for one DICOM value: invalid UTF-8, backslashes (which separate values) and control
/// characters are replaced, and it is cut to the maximum number of characters. @param keepLines
/// line breaks are allowed (UT, LT, ST)
enum class LineBreaks { Keep, Replace };
[[nodiscard]] std::string dicomText(std::string_view text, std::size_t maximumCharacters,
                                    LineBreaks lineBreaks);

/// An ISO 8601 time as DICOM values.
struct DicomTime {
    std::string date; ///< DA
    std::string time; ///< TM
    std::string offset; ///< "+0100", or empty for a time without zone
};
/// @return none for a text that is no date and time, and for a day or an hour that
/// does not exist.
[[nodiscard]] std::optional<DicomTime> dicomTime(std::string_view isoTime);

/// True for eight digits (DA) that are a day of the calendar.
[[nodiscard]] bool isDicomDate(std::string_view date);

/// For people: "20261120" as 2026-11-20, "Family^Given^Middle" as "Family, Given Middle";
/// any other text unchanged.
[[nodiscard]] std::string readableDate(const std::string& date);
[[nodiscard]] std::string readableName(std::string name);

} // namespace foramen
