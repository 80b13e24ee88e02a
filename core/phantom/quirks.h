#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

struct PhantomStudy;

/// Oddities of real data sets that a reader of the files must bear.
enum class Quirk {
    LargeInstanceNumbers, ///< the first instance is number 5031
    MissingInstanceNumbers, ///< every fifth number is left out; no slice is
    TwoSagittalT1, ///< the sagittal T1 twice, as two series
    NoSagittalT1,
    NoSagittalT2,
    SeveralAxial, ///< each axial block is a series of its own
    NoUpperAxial, ///< the axial series does not show L1/L2
    RepeatedSopUids, ///< the same SOP Instance UIDs in both sagittal series
    WrongSeries, ///< the coordinate table names the T1 series for the canal at L3/L4
    EmptyLabels, ///< one level without grades and points
    CrlfTables, ///< the tables' lines end as on Windows
    DsStore, ///< macOS's .DS_Store beside the folders
    ReversedOrder, ///< instance numbers run against the usual direction
    FirstNumberNotOne, ///< the first instance is number 7
    LargeIds, ///< folder names that do not fit into a signed 32-bit number
    NoWindow, ///< the files state no window
    NegativeWindow, ///< a window below all values
    Monochrome1, ///< large stored values are dark
    SignedPixels, ///< stored values from -2048 to 2047
    TwoFrames, ///< the sagittal T1 has a Frame of Reference of its own
};

constexpr std::array<std::pair<Quirk, std::string_view>, 20> kQuirkNames = {{
    {Quirk::LargeInstanceNumbers, "large-instance-numbers"},
    {Quirk::MissingInstanceNumbers, "missing-instance-numbers"},
    {Quirk::TwoSagittalT1, "two-sagittal-t1"},
    {Quirk::NoSagittalT1, "no-sagittal-t1"},
    {Quirk::NoSagittalT2, "no-sagittal-t2"},
    {Quirk::SeveralAxial, "several-axial"},
    {Quirk::NoUpperAxial, "no-upper-axial"},
    {Quirk::RepeatedSopUids, "repeated-sop-uids"},
    {Quirk::WrongSeries, "wrong-series"},
    {Quirk::EmptyLabels, "empty-labels"},
    {Quirk::CrlfTables, "crlf-tables"},
    {Quirk::DsStore, "ds-store"},
    {Quirk::ReversedOrder, "reversed-order"},
    {Quirk::FirstNumberNotOne, "first-number-not-one"},
    {Quirk::LargeIds, "large-ids"},
    {Quirk::NoWindow, "no-window"},
    {Quirk::NegativeWindow, "negative-window"},
    {Quirk::Monochrome1, "monochrome1"},
    {Quirk::SignedPixels, "signed-pixels"},
    {Quirk::TwoFrames, "two-frames"},
}};

[[nodiscard]] bool has(const std::vector<Quirk>& quirks, Quirk quirk);

/// A folder's number made larger than 2^31.
[[nodiscard]] std::string aboveInt32(const std::string& number);

/// Leaves out, doubles, splits and renumbers the series of a study, as its recipe's quirks say.
void applySeriesQuirks(PhantomStudy& study);

} // namespace foramen
