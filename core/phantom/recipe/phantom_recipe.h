#pragma once

#include "core/spine/terms.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

/// How much a phantom varies from textbook anatomy.
enum class PhantomVariety {
    Clinical, ///< like an ordinary scan: textbook contrast, moderate variation of shape
    Randomised, ///< for training: wide shape, contrast, sampling, surroundings and artefacts, so
                ///< that networks carry over to real scans
};

/// Which part of a study is rendered: training needs more bodies than it can render completely.
enum class PhantomExtent {
    Study, ///< three series
    SagittalSample, ///< T1 and T2, three neighbouring slices of at most 256 pixels anywhere across
                    ///< the spine
    MiddleSlices, ///< T1 and T2, the three slices in the middle of the block, full resolution
    CanalSites, ///< sagittal T2, a block around each canal point
    ForaminalSites, ///< sagittal T1, a block around each foramen's point
    ForaminalSlices, ///< the same, one slice each
    SubarticularSites, ///< axial T2, a block around each level's two points
    SacSlices, ///< axial T2, one slice around each canal point
};

/// Pathologies of a spine apart from the 25 graded sites.
enum class Pathology {
    Fracture, ///< one lumbar or lower thoracic body wedged, biconcave or crushed
    Spondylolisthesis, ///< L4 on L5 or L5 on S1 slipped forwards by 4 to 11 mm; the sac bends along
    LumbarisedS1, ///< S1 as square as a lumbar body, above a high S1/S2 disc: like a sixth lumbar
                  ///< vertebra
    SacralisedL5, ///< a thin L5/S1 disc, L5 tapered like a sacral body: like four lumbar vertebrae
    Screws, ///< pedicle screws in two neighbouring lumbar vertebrae, with their signal voids
};

constexpr std::array<std::pair<Pathology, std::string_view>, 5> kPathologyNames = {{
    {Pathology::Fracture, "fracture"},
    {Pathology::Spondylolisthesis, "spondylolisthesis"},
    {Pathology::LumbarisedS1, "lumbarised-s1"},
    {Pathology::SacralisedL5, "sacralised-l5"},
    {Pathology::Screws, "screws"},
}};

/// Artefacts apart from noise and shading.
enum class Artefact {
    Motion, ///< ghosts of the picture along its columns, as from breathing
    Wrap, ///< one end of the field of view folded over the other
    Ringing, ///< truncated high frequencies: lines beside sharp edges
    ChemicalShift, ///< fat displaced along the readout: dark and bright rims where it meets water
};

constexpr std::array<std::pair<Artefact, std::string_view>, 4> kArtefactNames = {{
    {Artefact::Motion, "motion"},
    {Artefact::Wrap, "wrap"},
    {Artefact::Ringing, "ringing"},
    {Artefact::ChemicalShift, "chemical-shift"},
}};

/// Irregularities of real data sets that readers of the files must handle.
enum class Quirk {
    LargeInstanceNumbers, ///< the first instance is number 5031
    MissingInstanceNumbers, ///< every fifth number is left out, but no slice
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

/// Which headers the files of a study have.
enum class PhantomHeaders {
    Full, ///< those of MR Image Storage, uncompressed
    Challenge, ///< as in the RSNA 2024 challenge: RLE, a Frame of Reference for each series, Series
               ///< Description "T1" or "T2", no Modality, SOP Class UID, TE, TR or patient's data
};

/// What to generate. Equal recipes give equal bytes on every machine.
struct PhantomRecipe {
    std::uint64_t seed = 0;
    PhantomVariety variety = PhantomVariety::Clinical;
    /// Grades to draw, in the order of siteIndex(); drawn at random (more frequent at lower levels,
    /// as in clinical data) where empty.
    std::optional<std::array<Severity, kSiteCount>> severities;
    /// Share of random grades with balanced instead of clinical frequencies, 0 to 1: training needs
    /// more Severe grades than clinical data have.
    double balance = 0;
    std::string patientPosition =
        "HFS"; ///< Patient Position (0018,5100) that is written; the anatomy in LPS is the same
    bool reverseSlices = false; ///< instance numbers are reversed
    bool shuffleFiles = false; ///< file order unrelated to geometry
    bool straightAxial = false; ///< one straight axial stack instead of five angled blocks
    PhantomExtent extent = PhantomExtent::Study;
    std::vector<Pathology> pathologies;
    std::vector<Artefact> artefacts; ///< in every series
    bool ribs = false; ///< ribs beside the thoracic vertebrae
    bool drawMore = false; ///< also random pathologies, artefacts and ribs, for training
    /// Dural sacs of other shapes than ellipses, which lie on their walls, with less fat around and
    /// more roots inside: for training.
    bool shapedSacs = false;
    std::vector<Quirk> quirks; ///< of the files; makePhantomStudy() applies those of series
    PhantomHeaders headers = PhantomHeaders::Full; ///< of the files
};

} // namespace foramen
