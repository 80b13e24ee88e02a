#include "ui/render/resampler.h"

#include "ui/render/wrapped_voxels.h"

#include <vtkImageData.h>
#include <vtkImageReslice.h>
#include <vtkMatrix4x4.h>
#include <vtkNew.h>
#include <vtkSmartPointer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr int kLeastSlices = 3; ///< fewer cannot be interpolated

std::size_t voxelCount(const VolumeGeometry& geometry)
{
    return static_cast<std::size_t>(std::max(0, geometry.columns))
        * static_cast<std::size_t>(std::max(0, geometry.rows))
        * static_cast<std::size_t>(std::max(0, geometry.slices));
}

/// The matrix from voxels of the new volume to voxels of the old one, row by row.
std::array<double, 16> matrixBetween(const VolumeGeometry& to, const VolumeGeometry& from)
{
    const auto at = [&](VoxelPoint voxel) {
        return from.voxelFromPatient(to.patientFromVoxel(voxel));
    };
    const VoxelPoint origin = at({0, 0, 0});
    const VoxelPoint x = at({1, 0, 0});
    const VoxelPoint y = at({0, 1, 0});
    const VoxelPoint z = at({0, 0, 1});
    return {x.column - origin.column,
            y.column - origin.column,
            z.column - origin.column,
            origin.column,
            x.row - origin.row,
            y.row - origin.row,
            z.row - origin.row,
            origin.row,
            x.slice - origin.slice,
            y.slice - origin.slice,
            z.slice - origin.slice,
            origin.slice,
            0,
            0,
            0,
            1};
}

/// Linear interpolation of an uneven stack, from which no matrix leads to another geometry.
template <class Value> class UnevenStack {
public:
    UnevenStack(const std::vector<Value>& values, const VolumeGeometry& geometry,
                std::size_t components)
        : m_values(values)
        , m_geometry(geometry)
        , m_components(components)
    {
    }

    /// Appends the components of the value at a voxel position.
    void appendAt(VoxelPoint at, double background, std::vector<Value>& made) const
    {
        const bool isInside = m_geometry.contains(at);
        const Between column(at.column, m_geometry.columns);
        const Between row(at.row, m_geometry.rows);
        const Between slice(at.slice, m_geometry.slices);
        for (std::size_t component = 0; component < m_components; ++component) {
            if (!isInside) {
                made.push_back(static_cast<Value>(background));
                continue;
            }
            const auto alongRow = [&](std::size_t r, std::size_t s) {
                return column.mix(valueOf(column.below, r, s, component),
                                  valueOf(column.above, r, s, component));
            };
            const auto inSlice = [&](std::size_t s) {
                return row.mix(alongRow(row.below, s), alongRow(row.above, s));
            };
            made.push_back(static_cast<Value>(
                std::lround(slice.mix(inSlice(slice.below), inSlice(slice.above)))));
        }
    }

private:
    /// A position between two indices.
    struct Between {
        Between(double position, int count)
        {
            const double at = std::clamp(position, 0.0, count - 1.0);
            below = static_cast<std::size_t>(at);
            above = std::min(below + 1, static_cast<std::size_t>(count - 1));
            share = at - static_cast<double>(below);
        }
        [[nodiscard]] double mix(double low, double high) const
        {
            return low + (high - low) * share;
        }
        std::size_t below = 0;
        std::size_t above = 0;
        double share = 0;
    };

    [[nodiscard]] double valueOf(std::size_t column, std::size_t row, std::size_t slice,
                                 std::size_t component) const
    {
        const auto columns = static_cast<std::size_t>(m_geometry.columns);
        const auto rows = static_cast<std::size_t>(m_geometry.rows);
        return m_values[((slice * rows + row) * columns + column) * m_components + component];
    }

    const std::vector<Value>& m_values;
    const VolumeGeometry& m_geometry;
    std::size_t m_components;
};

/// The same as fill(), from an uneven stack.
template <class Value>
bool fillUneven(std::vector<Value>& made, const VolumeGeometry& to, const UnevenStack<Value>& from,
                const VolumeGeometry& fromGeometry, double background, const Task& task)
{
    for (int slice = 0; slice < to.slices; ++slice) {
        if (task.cancelled())
            return false;
        for (int row = 0; row < to.rows; ++row)
            for (int column = 0; column < to.columns; ++column)
                from.appendAt(fromGeometry.voxelFromPatient(to.patientFromVoxel(
                                  {static_cast<double>(column), static_cast<double>(row),
                                   static_cast<double>(slice)})),
                              background, made);
        task.report(static_cast<double>(slice + 1) / to.slices);
    }
    return true;
}

/// Whether the box around the new volume, in voxels of the old one, meets the old one.
bool meets(const VolumeGeometry& to, const VolumeGeometry& from)
{
    VoxelPoint low{1e30, 1e30, 1e30};
    VoxelPoint high{-1e30, -1e30, -1e30};
    for (const double column : {-0.5, to.columns - 0.5})
        for (const double row : {-0.5, to.rows - 0.5})
            for (const double slice : {-0.5, to.slices - 0.5}) {
                const VoxelPoint at =
                    from.voxelFromPatient(to.patientFromVoxel({column, row, slice}));
                low = {std::min(low.column, at.column), std::min(low.row, at.row),
                       std::min(low.slice, at.slice)};
                high = {std::max(high.column, at.column), std::max(high.row, at.row),
                        std::max(high.slice, at.slice)};
            }
    return low.column < from.columns - 0.5 && low.row < from.rows - 0.5
        && low.slice < from.slices - 0.5 && high.column > -0.5 && high.row > -0.5
        && high.slice > -0.5;
}

/// The values of an image of VTK in another geometry, some slices at a time, so that a large volume
/// can be cancelled. @return false when it was.
template <class Value>
bool fill(std::vector<Value>& made, const VolumeGeometry& to, vtkImageData* from,
          const VolumeGeometry& fromGeometry, double background, const Task& task)
{
    constexpr int slab = 16;
    vtkNew<vtkMatrix4x4> axes;
    axes->DeepCopy(matrixBetween(to, fromGeometry).data());
    vtkNew<vtkImageReslice> reslice;
    reslice->SetInputData(from);
    reslice->SetResliceAxes(axes);
    reslice->SetOutputDimensionality(3);
    reslice->SetOutputSpacing(1, 1, 1);
    reslice->SetOutputOrigin(0, 0, 0);
    reslice->SetInterpolationModeToLinear();
    reslice->SetBackgroundLevel(background);
    // One thread, because the window and the grading need the cores.
    reslice->SetEnableSMP(false);
    reslice->SetNumberOfThreads(1);
    const std::size_t perSlice = voxelCount(to) / static_cast<std::size_t>(to.slices)
        * static_cast<std::size_t>(from->GetNumberOfScalarComponents());
    made.reserve(perSlice * static_cast<std::size_t>(to.slices));
    for (int first = 0; first < to.slices; first += slab) {
        if (task.cancelled())
            return false;
        const int last = std::min(first + slab, to.slices) - 1;
        reslice->SetOutputExtent(0, to.columns - 1, 0, to.rows - 1, first, last);
        reslice->Update();
        const auto* values = static_cast<const Value*>(reslice->GetOutput()->GetScalarPointer());
        made.insert(made.end(), values,
                    values + perSlice * static_cast<std::size_t>(last - first + 1));
        task.report(static_cast<double>(last + 1) / to.slices);
    }
    return true;
}

} // namespace

Result<VolumePtr> resampled(const Volume& volume, const VolumeGeometry& geometry, const Task& task)
{
    if (task.cancelled())
        return cancelledFailure();
    if (!volume.hasGeometry)
        return failure(ErrorCode::NoGeometry, "The images have no position and orientation");
    if (volume.geometry.slices < kLeastSlices
        || volume.voxels.size() != voxelCount(volume.geometry))
        return failure(ErrorCode::Unsupported, "Too few slices to resample");
    if (voxelCount(geometry) == 0 || !meets(geometry, volume.geometry))
        return failure(ErrorCode::NotFound, "The plane lies outside the images");
    auto made = std::make_shared<Volume>();
    made->seriesInstanceUid = volume.seriesInstanceUid;
    made->seriesId = volume.seriesId;
    made->modality = volume.modality;
    made->frameOfReferenceUid = volume.frameOfReferenceUid;
    made->geometry = geometry;
    made->rescaleSlope = volume.rescaleSlope;
    made->rescaleIntercept = volume.rescaleIntercept;
    made->windowCenter = volume.windowCenter;
    made->windowWidth = volume.windowWidth;
    made->voiCurve = volume.voiCurve;
    made->voiWindows = volume.voiWindows;
    made->sources.resize(static_cast<std::size_t>(geometry.slices));
    const auto lowest = *std::min_element(volume.voxels.begin(), volume.voxels.end());
    const VolumeGeometry& from = volume.geometry;
    const bool isEven = from.sliceOffsets.empty();
    const bool isFilled = isEven
        ? fill(made->voxels, geometry, wrappedVoxels(volume), from, lowest, task)
        : fillUneven(made->voxels, geometry, UnevenStack(volume.voxels, from, 1), from, lowest,
                     task);
    if (!isFilled)
        return cancelledFailure();
    const auto fillColors = [&] {
        return isEven ? fill(made->colors, geometry, wrappedColors(volume), from, 0, task)
                      : fillUneven(made->colors, geometry, UnevenStack(volume.colors, from, 3),
                                   from, 0, task);
    };
    if (volume.isColor() && !fillColors())
        return cancelledFailure();
    if (task.cancelled())
        return cancelledFailure();
    return VolumePtr(std::move(made));
}

} // namespace foramen
