#include "core/phantom/study/quirks.h"

#include "core/phantom/study/phantom_uid.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace foramen {

namespace {

using AllSeries = std::vector<PhantomSeries>;

// Gives a series this number (there are three in a study without quirks).
void rename(PhantomSeries& series, std::uint64_t seed, int number)
{
    for (VolumePtr& block : series.blocks) {
        auto copy = std::make_shared<Volume>(*block);
        copy->seriesInstanceUid = phantomUid(seed, UidKind::Series, number, 0);
        copy->seriesId += std::to_string(number);
        for (SliceSource& source : copy->sources)
            source.sopInstanceUid =
                phantomUid(seed, UidKind::Instance, number, source.instanceNumber);
        block = std::move(copy);
    }
}

void remove(AllSeries& all, SeriesRole role)
{
    std::erase_if(all, [role](const PhantomSeries& each) { return each.role == role; });
}

void splitAxial(AllSeries& all, std::uint64_t seed)
{
    constexpr int firstNumber = 20;
    std::vector<PhantomSeries> kept;
    for (PhantomSeries& series : all) {
        if (series.role != SeriesRole::AxialT2) {
            kept.push_back(std::move(series));
            continue;
        }
        for (std::size_t i = 0; i < series.blocks.size(); ++i) {
            PhantomSeries part = series;
            part.blocks = {series.blocks[i]};
            part.labels = {series.labels[i]};
            rename(part, seed, firstNumber + static_cast<int>(i));
            kept.push_back(std::move(part));
        }
    }
    all = std::move(kept);
}

void dropUpperAxial(AllSeries& all)
{
    for (PhantomSeries& series : all)
        if (series.role == SeriesRole::AxialT2 && series.blocks.size() > 1) {
            series.blocks.erase(series.blocks.begin());
            series.labels.erase(series.labels.begin());
        }
}

template <class Change> void changeSources(AllSeries& all, Change change)
{
    for (PhantomSeries& series : all)
        for (VolumePtr& block : series.blocks) {
            auto copy = std::make_shared<Volume>(*block);
            for (SliceSource& source : copy->sources)
                change(source, series.role);
            block = std::move(copy);
        }
}

// The last number of each series comes first.
void reverseNumbers(AllSeries& all)
{
    for (PhantomSeries& series : all) {
        int ends = 1; // 1 + the largest
        for (const VolumePtr& block : series.blocks)
            for (const SliceSource& source : block->sources)
                ends = std::max(ends, source.instanceNumber + 1);
        for (VolumePtr& block : series.blocks) {
            auto copy = std::make_shared<Volume>(*block);
            for (SliceSource& source : copy->sources)
                source.instanceNumber = ends - source.instanceNumber;
            block = std::move(copy);
        }
    }
}

// Gives the T1 its own Frame of Reference and the folders large numbers.
void changeVolumes(AllSeries& all, const PhantomRecipe& recipe)
{
    const auto& quirks = recipe.quirks;
    for (PhantomSeries& series : all)
        for (VolumePtr& block : series.blocks) {
            auto copy = std::make_shared<Volume>(*block);
            if (has(quirks, Quirk::TwoFrames) && series.role == SeriesRole::SagittalT1)
                copy->frameOfReferenceUid =
                    phantomUid(recipe.seed, UidKind::FrameOfReference, 1, 0);
            if (has(quirks, Quirk::LargeIds))
                copy->seriesId = aboveInt32(copy->seriesId);
            block = std::move(copy);
        }
}

void renumber(AllSeries& all, const std::vector<Quirk>& quirks)
{
    constexpr int largest = 5030;
    constexpr int skipped = 6;
    constexpr int every = 4; // numbers that stay together
    if (has(quirks, Quirk::ReversedOrder))
        reverseNumbers(all);
    changeSources(all, [&](SliceSource& source, SeriesRole) {
        int& number = source.instanceNumber;
        if (has(quirks, Quirk::FirstNumberNotOne))
            number += skipped;
        if (has(quirks, Quirk::MissingInstanceNumbers))
            number += (number - 1) / every;
        if (has(quirks, Quirk::LargeInstanceNumbers))
            number += largest;
    });
}

} // namespace

bool has(const std::vector<Quirk>& quirks, Quirk quirk)
{
    return std::find(quirks.begin(), quirks.end(), quirk) != quirks.end();
}

std::string aboveInt32(const std::string& number)
{
    constexpr unsigned long long highestBit = 1ULL << 31U;
    return std::to_string(std::stoull(number) | highestBit);
}

void applySeriesQuirks(std::vector<PhantomSeries>& series, const PhantomRecipe& recipe)
{
    const auto& quirks = recipe.quirks;
    if (quirks.empty())
        return;
    renumber(series, quirks);
    changeVolumes(series, recipe);
    if (has(quirks, Quirk::NoSagittalT1))
        remove(series, SeriesRole::SagittalT1);
    if (has(quirks, Quirk::NoSagittalT2))
        remove(series, SeriesRole::SagittalT2);
    if (has(quirks, Quirk::NoUpperAxial))
        dropUpperAxial(series);
    if (has(quirks, Quirk::SeveralAxial))
        splitAxial(series, recipe.seed);
    const auto first = std::find_if(series.begin(), series.end(), [](const auto& each) {
        return each.role == SeriesRole::SagittalT1;
    });
    if (has(quirks, Quirk::TwoSagittalT1) && first != series.end()) {
        constexpr int number = 10;
        PhantomSeries second = *first;
        rename(second, recipe.seed, number);
        series.push_back(std::move(second));
    }
    if (has(quirks, Quirk::RepeatedSopUids))
        changeSources(series, [&](SliceSource& source, SeriesRole role) {
            if (role != SeriesRole::AxialT2)
                source.sopInstanceUid =
                    phantomUid(recipe.seed, UidKind::Instance, 0, source.instanceNumber);
        });
}

} // namespace foramen
