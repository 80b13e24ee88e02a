#include "ui/panes/prior/registered_stack.h"

#include "core/imaging/stack_order.h"
#include "ui/render/resampler.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>

namespace foramen {

namespace {

using Transforms = std::array<std::optional<RigidTransform>, kLevelCount>;

/// Slices that follow one another in one block and are moved together.
struct Piece {
    VolumeGeometry geometry; ///< of the open study
    std::size_t level = 0; ///< whose transform is used
    bool isOfLevel = false; ///< the slices belong to that level
};

std::optional<std::size_t> nearestRegistered(std::optional<DiscLevel> level,
                                             const Transforms& transforms)
{
    std::optional<std::size_t> nearest;
    const int wanted = level ? static_cast<int>(*level) : 0;
    for (std::size_t i = 0; i < kLevelCount; ++i) {
        const auto away = [wanted](std::size_t one) {
            return std::abs(static_cast<int>(one) - wanted);
        };
        if (transforms[i] && (!nearest || away(i) < away(*nearest)))
            nearest = i;
    }
    return nearest;
}

/// The level of a position, or of the nearest one in its block that has a level.
std::optional<DiscLevel> levelNear(const std::vector<std::optional<DiscLevel>>& levels,
                                   std::size_t position, std::size_t first, std::size_t last)
{
    for (std::size_t away = 0; away <= last - first; ++away) {
        if (position + away <= last && levels[position + away])
            return levels[position + away];
        if (position >= first + away && levels[position - away])
            return levels[position - away];
    }
    return std::nullopt;
}

VolumeGeometry sliceOf(const VolumeGeometry& block, int slice)
{
    VolumeGeometry one = block;
    one.origin = block.patientFromVoxel({0, 0, static_cast<double>(slice)});
    one.sliceOffsets.clear();
    one.slices = 1;
    return one;
}

/// Whether a slice continues a piece: those of an uneven stack stand alone.
bool continues(const Piece& piece, const Piece& next, const Volume& block)
{
    return block.geometry.sliceOffsets.empty() && piece.level == next.level
        && piece.isOfLevel == next.isOfLevel;
}

void append(std::vector<Piece>& pieces, const Piece& next, bool isContinued, bool isUpwards)
{
    if (!isContinued) {
        pieces.push_back(next);
        return;
    }
    Piece& last = pieces.back();
    ++last.geometry.slices;
    if (!isUpwards) // the slices run against the order of the positions
        last.geometry.origin = next.geometry.origin;
}

std::vector<Piece> piecesOf(const RegistrationStacks& stacks)
{
    std::vector<Piece> pieces;
    std::size_t first = 0;
    for (const VolumePtr& block : stacks.open) {
        const auto slices = static_cast<std::size_t>(block->geometry.slices);
        const bool isUpwards = stackSlice(*block, 0) == 0;
        for (std::size_t offset = 0; offset < slices; ++offset) {
            const std::size_t position = first + offset;
            const auto level = levelNear(stacks.levels, position, first, first + slices - 1);
            const auto used = nearestRegistered(level, stacks.priorFromOpen);
            const int slice = stackSlice(*block, static_cast<int>(offset));
            const auto own = stacks.levels[position];
            const Piece next{sliceOf(block->geometry, slice), *used,
                             own && static_cast<std::size_t>(*own) == *used};
            append(pieces, next, offset > 0 && continues(pieces.back(), next, *block), isUpwards);
        }
        first += slices;
    }
    return pieces;
}

/// The share of a geometry that a block shows, by some points of each slice.
double coverage(const VolumeGeometry& geometry, const Volume& block)
{
    constexpr int points = 5; // along each side
    int inside = 0;
    for (int slice = 0; slice < geometry.slices; ++slice)
        for (int row = 0; row < points; ++row)
            for (int column = 0; column < points; ++column)
                inside += block.geometry.contains(
                    block.geometry.voxelFromPatient(geometry.patientFromVoxel(
                        {(column + 0.5) / points * geometry.columns,
                         (row + 0.5) / points * geometry.rows, static_cast<double>(slice)})));
    return static_cast<double>(inside) / (geometry.slices * points * points);
}

/// Where the prior shows nothing: black.
VolumePtr blackStack(const Volume& like, const VolumeGeometry& geometry)
{
    auto black = std::make_shared<Volume>(like);
    black->geometry = geometry;
    const auto count = static_cast<std::size_t>(geometry.columns)
        * static_cast<std::size_t>(geometry.rows) * static_cast<std::size_t>(geometry.slices);
    black->voxels.assign(count, *std::min_element(like.voxels.begin(), like.voxels.end()));
    if (like.isColor())
        black->colors.assign(3 * count, 0);
    black->sources.assign(static_cast<std::size_t>(geometry.slices), {});
    return black;
}

/// A piece in the prior's pictures.
struct Resampled {
    VolumePtr volume;
    double share = 0; ///< of it that the prior shows
};

Result<Resampled> resampledPiece(const Piece& piece, const RegistrationStacks& stacks,
                                 const Task& task)
{
    const VolumeGeometry there = moved(piece.geometry, *stacks.priorFromOpen[piece.level]);
    Resampled best;
    const Volume* source = nullptr;
    for (const VolumePtr& block : stacks.prior) {
        const double share = block->hasGeometry ? coverage(there, *block) : 0;
        if (share > best.share) {
            best.share = share;
            source = block.get();
        }
    }
    const auto made = source
        ? resampled(*source, there, task)
        : failure(ErrorCode::NotFound, "The prior shows nothing of these slices");
    if (!made && made.error().code == ErrorCode::Cancelled)
        return tl::make_unexpected(made.error());
    if (!made) {
        best.share = 0;
        best.volume = blackStack(*stacks.prior.front(), there);
        return best;
    }
    best.volume = *made;
    return best;
}

} // namespace

Result<RegisteredStack> registeredStack(const RegistrationStacks& stacks, const Task& task)
{
    RegisteredStack result;
    const bool isAny = std::any_of(stacks.priorFromOpen.begin(), stacks.priorFromOpen.end(),
                                   [](const auto& one) { return one.has_value(); });
    const bool hasPlaces = std::all_of(stacks.open.begin(), stacks.open.end(),
                                       [](const VolumePtr& block) { return block->hasGeometry; });
    if (!isAny || !hasPlaces || stacks.open.empty() || stacks.prior.empty())
        return result;
    std::array<double, kLevelCount> shown{};
    std::array<int, kLevelCount> slices{};
    const std::vector<Piece> pieces = piecesOf(stacks);
    for (const Piece& piece : pieces) {
        const auto made = resampledPiece(piece, stacks, task);
        if (!made)
            return tl::make_unexpected(made.error());
        result.blocks.push_back(made->volume);
        if (!piece.isOfLevel)
            continue;
        shown[piece.level] += made->share * piece.geometry.slices;
        slices[piece.level] += piece.geometry.slices;
    }
    for (std::size_t level = 0; level < kLevelCount; ++level)
        result.covered[level] = slices[level] > 0 && shown[level] >= 0.5 * slices[level];
    if (std::none_of(result.covered.begin(), result.covered.end(), [](bool one) { return one; }))
        result.blocks.clear();
    return result;
}

} // namespace foramen
