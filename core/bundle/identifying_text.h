#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// What stands in place of a text, or of a line of it, that names the patient. The cleaner of data
/// sets writes the same in place of a description.
inline constexpr std::string_view kRemovedText = "REMOVED";

/// Names and numbers by which texts that people typed are told to be of one patient: those of the
/// patient, of the staff and of the institution that the files of the study state. Letter case,
/// accents and blanks make no difference. Holds patient data.
class IdentifyingText {
public:
    /// Adds what one file states (UTF-8 by its character set).
    /// @return as listTags().
    [[nodiscard]] Result<void> addFile(const std::filesystem::path& file);
    /// Adds a name of the patient: its parts of two letters or more.
    void addName(std::string_view name);
    /// Adds a number of the patient or of the order: its parts of three characters or more.
    void addNumber(std::string_view number);

    /// Whether a text holds a part of a known name or number, a date in any usual way of writing, a
    /// year, or a number of six digits or more. Names of five letters or more are found within
    /// words, too.
    [[nodiscard]] bool isIn(std::string_view text) const;
    /// Whether it holds a name or number of the patient; dates and the staff make no difference.
    [[nodiscard]] bool namesPatient(std::string_view text) const;
    /// The text with kRemovedText in place of each line that isIn() holds for.
    [[nodiscard]] std::string cleaned(std::string_view text) const;

private:
    struct Words {
        std::set<std::string> whole; ///< found as whole words alone
        std::vector<std::string> parts; ///< found within words, too
    };
    static void add(Words& words, std::string_view text, std::size_t shortest);
    static bool holds(const Words& words, std::string_view text);

    Words m_patient;
    Words m_others; ///< staff and institution
};

/// Whether a text holds a date, a year between 1900 and 2099, or a number of six digits or more,
/// also one in groups ("030 1234567").
[[nodiscard]] bool holdsDateOrNumber(std::string_view text);

} // namespace foramen
