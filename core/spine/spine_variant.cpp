#include "core/spine/spine_variant.h"

namespace foramen {

namespace {

using DiscNames = std::array<std::string_view, kLevelCount>;

template <class Values>
std::optional<typename Values::value_type> withKey(const Values& values, std::string_view key)
{
    for (const auto value : values)
        if (keyOf(value) == key)
            return value;
    return std::nullopt;
}

/// The names in brackets are explained by the first and the last of them.
std::string rowsText(NamedDiscs discs)
{
    return "the rows L1/L2 to L5/S1 are the discs "
        + std::string(discNameOf(discs, DiscLevel::L1L2)) + " to "
        + std::string(discNameOf(discs, DiscLevel::L5S1)) + " (in brackets).";
}

} // namespace

std::string_view keyOf(TransitionalVertebra vertebra)
{
    return vertebra == TransitionalVertebra::SacralisedL5 ? "sacralised_l5" : "lumbarised_s1";
}

std::optional<TransitionalVertebra> transitionalVertebraFromKey(std::string_view key)
{
    return withKey(kTransitionalVertebrae, key);
}

std::string_view keyOf(NamedDiscs discs)
{
    switch (discs) {
    case NamedDiscs::L1L2ToL5S1:
        return "l1_l2_to_l5_s1";
    case NamedDiscs::T12L1ToL4L5:
        return "t12_l1_to_l4_l5";
    case NamedDiscs::L2L3ToL6S1:
        break;
    }
    return "l2_l3_to_l6_s1";
}

std::optional<NamedDiscs> namedDiscsFromKey(std::string_view key)
{
    return withKey(kNamedDiscs, key);
}

std::string_view discNameOf(NamedDiscs discs, DiscLevel row)
{
    static constexpr DiscNames higher = {"T12/L1", "L1/L2", "L2/L3", "L3/L4", "L4/L5"};
    static constexpr DiscNames lower = {"L2/L3", "L3/L4", "L4/L5", "L5/L6", "L6/S1"};
    switch (discs) {
    case NamedDiscs::L1L2ToL5S1:
        return nameOf(row);
    case NamedDiscs::T12L1ToL4L5:
        return higher[static_cast<std::size_t>(row)];
    case NamedDiscs::L2L3ToL6S1:
        break;
    }
    return lower[static_cast<std::size_t>(row)];
}

std::string nameOf(const SpineVariant& variant, DiscLevel row)
{
    std::string name(nameOf(row));
    const std::string_view disc = discNameOf(variant.discs, row);
    return disc == name ? name : name + " (" + std::string(disc) + ")";
}

std::string englishText(const SpineVariant& variant)
{
    std::string text;
    if (variant.vertebra)
        text = *variant.vertebra == TransitionalVertebra::SacralisedL5 ? "L5 is sacralised."
                                                                       : "S1 is lumbarised.";
    if (variant.discs == NamedDiscs::L1L2ToL5S1)
        return text;
    text += text.empty() ? "" : " ";
    return text
        + (variant.discs == NamedDiscs::L2L3ToL6S1 ? "Six lumbar vertebrae: "
                                                   : "Named from T12/L1: ")
        + rowsText(variant.discs);
}

} // namespace foramen
