#pragma once

#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// A vertebra between two kinds, as a reader found it.
enum class TransitionalVertebra { SacralisedL5, LumbarisedS1 };

/// Which discs the five rows of the grid are, from the upper to the lower one. The rows keep their
/// own names, which are those of the challenge's tables.
enum class NamedDiscs {
    L1L2ToL5S1, ///< as the rows are called
    T12L1ToL4L5, ///< one vertebra higher, such as above a sacralised L5
    L2L3ToL6S1, ///< six lumbar vertebrae
};

inline constexpr std::array kTransitionalVertebrae = {TransitionalVertebra::SacralisedL5,
                                                      TransitionalVertebra::LumbarisedS1};
inline constexpr std::array kNamedDiscs = {NamedDiscs::L1L2ToL5S1, NamedDiscs::T12L1ToL4L5,
                                           NamedDiscs::L2L3ToL6S1};

/// How a reader named the lumbar spine of a study.
struct SpineVariant {
    std::optional<TransitionalVertebra> vertebra{}; ///< none: none was found
    NamedDiscs discs = NamedDiscs::L1L2ToL5S1;
    std::string readerName{}; ///< who said so; empty while it is usual
    std::string time{}; ///< ISO 8601 with time zone
    friend bool operator==(const SpineVariant&, const SpineVariant&) = default;

    /// Five lumbar vertebrae, none of them transitional.
    [[nodiscard]] bool isUsual() const { return !vertebra && discs == NamedDiscs::L1L2ToL5S1; }
};

/// Keys in files: "sacralised_l5", "lumbarised_s1".
[[nodiscard]] std::string_view keyOf(TransitionalVertebra vertebra);
[[nodiscard]] std::optional<TransitionalVertebra> transitionalVertebraFromKey(std::string_view key);
/// Keys in files: "l1_l2_to_l5_s1", "t12_l1_to_l4_l5", "l2_l3_to_l6_s1".
[[nodiscard]] std::string_view keyOf(NamedDiscs discs);
[[nodiscard]] std::optional<NamedDiscs> namedDiscsFromKey(std::string_view key);

/// The disc that a row is: "L6/S1" of row L5/S1 in a spine with six lumbar vertebrae.
[[nodiscard]] std::string_view discNameOf(NamedDiscs discs, DiscLevel row);
/// The row, with the disc in brackets where that has another name: "L5/S1", "L5/S1 (L6/S1)".
[[nodiscard]] std::string nameOf(const SpineVariant& variant, DiscLevel row);
/// "L5 is sacralised. Six lumbar vertebrae: ..." in English; empty for the usual spine.
[[nodiscard]] std::string englishText(const SpineVariant& variant);

} // namespace foramen
