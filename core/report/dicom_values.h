#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// A UID below 2.25 made of a text: the same text gives the same UID on every machine, different
/// texts practically never do.
[[nodiscard]] std::string derivedUid(std::string_view text);

/// True for what DICOM allows as a UID: digits and dots, at most 64, no empty component and none
/// that begins with a superfluous 0.
[[nodiscard]] bool isValidUid(std::string_view uid);

/// The UID itself where other systems can at least read it (digits and dots, at most 64), else one
/// derived from it.
[[nodiscard]] std::string usableUid(const std::string& uid);

/// A text for one DICOM value: UTF-8 made valid, backslashes (they separate values) and control
/// characters replaced, at most so many characters. @param keepLines  line breaks are allowed (UT,
/// LT, ST)
enum class LineBreaks { Keep, Replace };
[[nodiscard]] std::string dicomText(std::string_view text, std::size_t maximumCharacters,
                                    LineBreaks lineBreaks);

/// An ISO 8601 time in DICOM's parts.
struct DicomTime {
    std::string date; ///< DA
    std::string time; ///< TM
    std::string offset; ///< "+0100", or empty when the time names no zone
};
/// @return nothing for what is no date and time, e.g. an empty text.
[[nodiscard]] std::optional<DicomTime> dicomTime(std::string_view isoTime);

/// True for eight digits (DA).
[[nodiscard]] bool isDicomDate(std::string_view date);

/// For people: "20261120" as 2026-11-20, "Family^Given^Middle" as "Family, Given Middle",
/// "2026-11-20T10:30:00+01:00" as 2026-11-20 10:30; anything else as it stands.
[[nodiscard]] std::string readableDate(const std::string& date);
[[nodiscard]] std::string readableName(std::string name);
[[nodiscard]] std::string readableTime(const std::string& isoTime);

} // namespace foramen
