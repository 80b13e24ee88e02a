#pragma once

#include "core/base/voi_curve.h"
#include "core/dicom/study.h"
#include "core/imaging/volume_geometry.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The picture from which a slice of a volume was read.
struct SliceSource {
    std::string sopInstanceUid;
    std::string sopClassUid;
    int instanceNumber = 0;
    int frameNumber = 1; ///< 1-based
    bool missing =
        false; ///< the file of this slice is absent or unreadable; its voxels have the lowest value
};

/// The voxels and the geometry of one block of a series. Immutable after building, shared between
/// threads. Value = rescaleSlope * voxel + rescaleIntercept; larger is brighter.
struct Volume {
    std::string seriesInstanceUid;
    std::string seriesId; ///< see Series::seriesId
    std::string modality; ///< "MR", "CT", ...; may be empty
    std::string frameOfReferenceUid; ///< may be empty
    bool hasGeometry = true; ///< false: the place is unknown, and geometry is in pixels
    VolumeGeometry geometry;
    PixelSpacing flatSpacing; ///< of the pixels where hasGeometry is false
    double sliceThickness = 0; ///< mm, 0 when unknown
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    std::optional<double> windowCenter; ///< DICOM VOI of the middle slice, in rescaled units
    std::optional<double> windowWidth;
    std::shared_ptr<const VoiCurve> voiCurve; ///< null: brightness is linear in the window
    /// All windows that the file of the middle slice offers; the first is the one above.
    std::vector<VoiWindow> voiWindows;
    std::vector<SliceSource> sources; ///< one a slice
    std::vector<std::int16_t> voxels; ///< columns fastest, then rows, then slices
    std::vector<std::uint8_t> colors; ///< red, green, blue of each voxel; empty for grey ones

    /// Whether it is shown in colours; its voxels are then their luminance.
    [[nodiscard]] bool isColor() const { return !colors.empty(); }
    /// Distances between the pixels of a slice; never 0.
    [[nodiscard]] PixelSpacing pixelSpacing() const
    {
        return hasGeometry
            ? PixelSpacing{geometry.rowSpacing, geometry.columnSpacing, SpacingKind::Patient}
            : flatSpacing;
    }
    [[nodiscard]] const std::int16_t* slice(int index) const
    {
        return voxels.data()
            + static_cast<std::size_t>(index) * static_cast<std::size_t>(geometry.columns)
            * static_cast<std::size_t>(geometry.rows);
    }
};

using VolumePtr = std::shared_ptr<const Volume>;

} // namespace foramen
