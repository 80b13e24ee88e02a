#include "core/phantom/study/phantom_study.h"

#include "core/base/statistics.h"
#include "core/phantom/body/pathology.h"
#include "core/phantom/body/rib_draw.h"
#include "core/phantom/scanner/chemical_shift.h"
#include "core/phantom/scanner/mr_signal.h"
#include "core/phantom/scanner/rendered_block.h"
#include "core/phantom/scanner/scan_plan.h"
#include "core/phantom/study/phantom_uid.h"
#include "core/phantom/study/quirks.h"
#include "core/phantom/tissues/anatomy.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace foramen {

namespace {

// Random streams of one seed: numbers drawn for one purpose never change those drawn for another.
enum Stream : std::uint64_t {
    kPlanStream = 1,
    kTextureStream,
    kPaletteStream,
    kScanStream,
    kOrderStream,
    kNoiseStream,
    kPathologyStream,
    kArtefactStream,
    kRibStream,
    kSacStream
};

PhantomTruth truthOf(const Anatomy& anatomy)
{
    PhantomTruth truth;
    truth.severities = anatomy.plan().severities;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        truth.sitePoints[index] = anatomy.sitePoint(siteAt(index));
    for (std::size_t level = 0; level < kLevelCount; ++level)
        truth.discCenters[level] = anatomy.discCenter(kFirstLumbar + static_cast<int>(level));
    for (int segment = kFirstLumbar - 1; segment >= 0; --segment)
        truth.upperDiscCenters.push_back(anatomy.discCenter(segment));
    truth.sacrumTip = anatomy.sacrumTip();
    return truth;
}

/// Repetition, echo and inversion time of a series, ms.
struct Timing {
    double repetition, echo, inversion;
};

Timing timingOf(SeriesRole role, const Palette& palette)
{
    if (role == SeriesRole::SagittalT1)
        return {580, 11, 0};
    if (role == SeriesRole::SagittalT2 && palette.fatSuppressed)
        return {4800, 62, 150};
    return role == SeriesRole::SagittalT2 ? Timing{3400, 102, 0} : Timing{3900, 108, 0};
}

// Instance numbers, from the first slice of the first block to the last of the last.
std::vector<int> numbered(std::size_t count, const PhantomRecipe& recipe, Random& random)
{
    std::vector<int> numbers(count);
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] = static_cast<int>(recipe.reverseSlices ? count - i : i + 1);
    if (recipe.shuffleFiles) {
        for (std::size_t i = count; i > 1; --i)
            std::swap(numbers[i - 1],
                      numbers[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    }
    return numbers;
}

// The window that shows all but the brightest and darkest few percent of the block.
void setWindow(Volume& volume)
{
    std::vector<std::int16_t> sampled;
    for (std::size_t i = 0; i < volume.voxels.size(); i += 37)
        sampled.push_back(volume.voxels[i]);
    const double top = std::max<double>(8, rankedValue(sampled, sampled.size() * 985 / 1000));
    volume.windowCenter = std::round(top / 2);
    volume.windowWidth = std::round(top);
}

/// What all blocks of a series are made from.
struct Assembly {
    const PhantomRecipe& recipe;
    const Anatomy& anatomy;
    const ScannerTraits& scanner;
    Random& noise;
    Random& order;
};

// Series with a chemical shift need the signal of fat separately. @return false when cancelled.
bool learnFat(RenderedBlock& rendered, const Assembly& assembly, const Palette& palette,
              const VolumeGeometry& geometry, double thickness, const Task& task)
{
    if (assembly.scanner.artefacts.fatShift == 0 || !rendered.fat.empty())
        return true;
    auto fat = renderFat(assembly.anatomy, palette, geometry, thickness, task.part(1, 1));
    if (!fat)
        return false;
    rendered.fat = std::move(*fat);
    return true;
}

VolumePtr assembleBlock(const Assembly& assembly, const RenderedBlock& rendered,
                        const VolumeGeometry& geometry, SeriesRole role, double thickness)
{
    auto volume = std::make_shared<Volume>();
    const std::uint64_t seed = assembly.recipe.seed;
    volume->seriesInstanceUid = phantomUid(seed, UidKind::Series, static_cast<int>(role), 0);
    volume->seriesId = phantomSeriesId(seed, role);
    volume->frameOfReferenceUid = phantomUid(seed, UidKind::FrameOfReference, 0, 0);
    volume->geometry = geometry;
    volume->sliceThickness = thickness;
    const Weighting weighting = role == SeriesRole::SagittalT1 ? Weighting::T1 : Weighting::T2;
    volume->voxels =
        acquire(rendered, weighting, geometry, assembly.anatomy, assembly.scanner, assembly.noise);
    setWindow(*volume);
    return volume;
}

// Gives each slice its number and UID; axial blocks count from the head down, against their normal.
void numberSlices(PhantomSeries& series, const Assembly& assembly)
{
    std::size_t count = 0;
    for (const VolumePtr& block : series.blocks)
        count += static_cast<std::size_t>(block->geometry.slices);
    const std::vector<int> numbers = numbered(count, assembly.recipe, assembly.order);
    std::size_t next = 0;
    for (VolumePtr& block : series.blocks) {
        auto copy = std::make_shared<Volume>(*block);
        const auto slices = static_cast<std::size_t>(copy->geometry.slices);
        copy->sources.resize(slices);
        for (std::size_t slice = 0; slice < slices; ++slice) {
            const std::size_t order =
                series.role == SeriesRole::AxialT2 ? slices - 1 - slice : slice;
            SliceSource& source = copy->sources[slice];
            source.instanceNumber = numbers[next + order];
            source.sopClassUid = "1.2.840.10008.5.1.4.1.1.4";
            source.sopInstanceUid =
                phantomUid(assembly.recipe.seed, UidKind::Instance, static_cast<int>(series.role),
                           source.instanceNumber);
        }
        next += slices;
        block = std::move(copy);
    }
}

PhantomSeries startSeries(SeriesRole role, const Palette& palette)
{
    const Timing timing = timingOf(role, palette);
    PhantomSeries series;
    series.role = role;
    series.repetitionTime = timing.repetition;
    series.echoTime = timing.echo;
    series.inversionTime = timing.inversion;
    return series;
}

// A series and the blocks to render for it.
struct BlockPlan {
    SeriesRole role;
    const std::vector<VolumeGeometry>& blocks;
    double thickness;
};

std::optional<PhantomSeries> makeBlocks(const Assembly& assembly, const BlockPlan& plan,
                                        const Palette& palette, const Task& task)
{
    PhantomSeries series = startSeries(plan.role, palette);
    const Palette view = plan.role == SeriesRole::AxialT2 ? axialView(palette) : palette;
    const auto count = static_cast<double>(plan.blocks.size());
    for (const VolumeGeometry& geometry : plan.blocks) {
        const auto done = static_cast<double>(series.blocks.size());
        const Task blockTask = task.part(done / count, (done + 1) / count);
        auto rendered = renderBlock(assembly.anatomy, view, geometry, plan.thickness, blockTask);
        if (!rendered || !learnFat(*rendered, assembly, view, geometry, plan.thickness, blockTask))
            return std::nullopt;
        series.blocks.push_back(
            assembleBlock(assembly, *rendered, geometry, series.role, plan.thickness));
        series.labels.push_back(std::move(rendered->labels));
    }
    numberSlices(series, assembly);
    return series;
}

// Both sagittal series are cut from one rendering.
std::optional<PhantomSeries> makeSagittal(const Assembly& assembly, RenderedBlock& rendered,
                                          SeriesRole role, const ScanPlan& plan,
                                          const Palette& palette, const Task& task)
{
    if (!learnFat(rendered, assembly, palette, plan.sagittal, plan.sagittalThickness, task))
        return std::nullopt;
    PhantomSeries series = startSeries(role, palette);
    series.blocks.push_back(
        assembleBlock(assembly, rendered, plan.sagittal, role, plan.sagittalThickness));
    series.labels.push_back(rendered.labels);
    numberSlices(series, assembly);
    return series;
}

std::optional<PhantomSeries> makeSites(const Assembly& assembly, const ScanPlan& plan,
                                       const Palette& palette, const Task& task)
{
    const PhantomExtent extent = assembly.recipe.extent;
    if (extent == PhantomExtent::SubarticularSites || extent == PhantomExtent::SacSlices) {
        const auto blocks = siteBlocks(plan.axial, assembly.anatomy, extent);
        return makeBlocks(assembly, {SeriesRole::AxialT2, blocks, plan.axialThickness}, palette,
                          task);
    }
    const SeriesRole role =
        extent == PhantomExtent::CanalSites ? SeriesRole::SagittalT2 : SeriesRole::SagittalT1;
    const auto blocks = siteBlocks({plan.sagittal}, assembly.anatomy, extent);
    return makeBlocks(assembly, {role, blocks, plan.sagittalThickness}, palette, task);
}

std::vector<Pathology> pathologiesOf(const PhantomRecipe& recipe, Random& random)
{
    std::vector<Pathology> all = recipe.pathologies;
    if (recipe.drawMore)
        for (const Pathology pathology : drawPathologies(random))
            all.push_back(pathology);
    return all;
}

ArtefactTraits artefactsOf(const PhantomRecipe& recipe, const Anatomy& anatomy, Random& random)
{
    std::vector<Artefact> all = recipe.artefacts;
    if (recipe.drawMore)
        for (const Artefact artefact : drawArtefacts(random))
            all.push_back(artefact);
    ArtefactTraits traits = drawArtefactTraits(all, random);
    traits.metal = metalOf(anatomy);
    return traits;
}

BodyPlan bodyOf(const PhantomRecipe& recipe)
{
    Random planRandom(recipe.seed, kPlanStream);
    Random pathologyRandom(recipe.seed, kPathologyStream);
    Random ribRandom(recipe.seed, kRibStream);
    BodyPlan plan = drawBodyPlan(recipe, planRandom);
    applyPathologies(plan, pathologiesOf(recipe, pathologyRandom), pathologyRandom);
    constexpr double ribbed = 0.75; // of the bodies; real pictures may be trimmed to the spine
    if (recipe.ribs || (recipe.drawMore && ribRandom.chance(ribbed)))
        drawRibs(plan, ribRandom);
    if (recipe.shapedSacs) {
        Random sacRandom(recipe.seed, kSacStream);
        plan.sac = drawSacShape(sacRandom);
    }
    return plan;
}

} // namespace

Result<PhantomStudy> makePhantomStudy(const PhantomRecipe& recipe, const Task& task)
{
    Random textureRandom(recipe.seed, kTextureStream);
    Random paletteRandom(recipe.seed, kPaletteStream);
    Random scanRandom(recipe.seed, kScanStream);
    Random orderRandom(recipe.seed, kOrderStream);
    Random noiseRandom(recipe.seed, kNoiseStream);
    Random artefactRandom(recipe.seed, kArtefactStream);
    const Anatomy anatomy(bodyOf(recipe), textureRandom);
    const auto scannerOf = [&] {
        ScannerTraits scanner = drawScanner(recipe.variety, scanRandom);
        scanner.artefacts = artefactsOf(recipe, anatomy, artefactRandom);
        return scanner;
    };
    // Bright fat is what a foramen is graded by: odd contrasts are rarer there.
    const bool foramina = recipe.extent == PhantomExtent::ForaminalSites
        || recipe.extent == PhantomExtent::ForaminalSlices;
    const double remapped = foramina ? 0.08 : 0.45;
    const Palette palette = drawPalette(recipe.variety, paletteRandom, remapped);
    const ScanPlan plan = drawScanPlan(recipe, anatomy, scanRandom);
    PhantomStudy study{recipe, truthOf(anatomy), {}};
    const bool sample = recipe.extent == PhantomExtent::SagittalSample
        || recipe.extent == PhantomExtent::MiddleSlices;
    if (!sample && recipe.extent != PhantomExtent::Study) {
        const ScannerTraits scanner = scannerOf();
        auto sites =
            makeSites({recipe, anatomy, scanner, noiseRandom, orderRandom}, plan, palette, task);
        if (!sites)
            return cancelledFailure();
        study.series.push_back(std::move(*sites));
        return study;
    }

    const Task sagittalTask = task.part(0, 0.5);
    auto sagittal =
        renderBlock(anatomy, palette, plan.sagittal, plan.sagittalThickness, sagittalTask);
    if (!sagittal)
        return cancelledFailure();
    for (const SeriesRole role : {SeriesRole::SagittalT1, SeriesRole::SagittalT2}) {
        const ScannerTraits scanner = scannerOf();
        const Assembly assembly{recipe, anatomy, scanner, noiseRandom, orderRandom};
        auto series = makeSagittal(assembly, *sagittal, role, plan, palette, sagittalTask);
        if (!series)
            return cancelledFailure();
        study.series.push_back(std::move(*series));
    }

    if (sample)
        return study;
    const ScannerTraits scanner = scannerOf();
    const Assembly assembly{recipe, anatomy, scanner, noiseRandom, orderRandom};
    auto axial = makeBlocks(assembly, {SeriesRole::AxialT2, plan.axial, plan.axialThickness},
                            palette, task.part(0.5, 1));
    if (!axial)
        return cancelledFailure();
    study.series.push_back(std::move(*axial));
    applySeriesQuirks(study.series, recipe);
    return study;
}

} // namespace foramen
