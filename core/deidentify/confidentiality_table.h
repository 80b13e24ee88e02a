#pragma once

#include <cstdint>
#include <span>

namespace foramen {

/// What the Basic Profile of PS3.15 Annex E does with an attribute: X removes it, Z empties it, D
/// gives it a dummy value, U maps its UIDs. With several letters the choice depends on the type of
/// the attribute in its object.
enum class BasicAction { X, Z, D, U, XZ, XD, ZD, XZD, XZU };

/// What an option does with it in place of that.
enum class OptionAction { None, Keep, Clean };

/// One row of PS3.15 Table E.1-1 with the options that Foramen offers.
struct ConfidentialityRow {
    std::uint32_t tag; ///< group and element: 0x00100020
    BasicAction basic;
    OptionAction characteristics; ///< Retain Patient Characteristics
    OptionAction dates; ///< Retain Longitudinal Temporal Information with Modified Dates
    OptionAction descriptors; ///< Clean Descriptors
    OptionAction content; ///< Clean Structured Content
};

/// All rows, by rising tag.
[[nodiscard]] std::span<const ConfidentialityRow> confidentialityTable();
/// @return null where the table has no row for the tag.
[[nodiscard]] const ConfidentialityRow* confidentialityRow(std::uint32_t tag);

} // namespace foramen
