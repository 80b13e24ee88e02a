#include "core/phantom/study/quirks.h"

#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_uid.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace foramen {

namespace {

// A series of this number (there are three in a study without quirks).
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

void remove(PhantomStudy& study, SeriesRole role)
{
    std::erase_if(study.series, [role](const PhantomSeries& each) { return each.role == role; });
}

void splitAxial(PhantomStudy& study)
{
    constexpr int firstNumber = 20;
    std::vector<PhantomSeries> kept;
    for (PhantomSeries& series : study.series) {
        if (series.role != SeriesRole::AxialT2) {
            kept.push_back(std::move(series));
            continue;
        }
        for (std::size_t i = 0; i < series.blocks.size(); ++i) {
            PhantomSeries part = series;
            part.blocks = {series.blocks[i]};
            part.labels = {series.labels[i]};
            rename(part, study.recipe.seed, firstNumber + static_cast<int>(i));
            kept.push_back(std::move(part));
        }
    }
    study.series = std::move(kept);
}

void dropUpperAxial(PhantomStudy& study)
{
    for (PhantomSeries& series : study.series)
        if (series.role == SeriesRole::AxialT2 && series.blocks.size() > 1) {
            series.blocks.erase(series.blocks.begin());
            series.labels.erase(series.labels.begin());
        }
}

template <class Change> void changeSources(PhantomStudy& study, Change change)
{
    for (PhantomSeries& series : study.series)
        for (VolumePtr& block : series.blocks) {
            auto copy = std::make_shared<Volume>(*block);
            for (SliceSource& source : copy->sources)
                change(source, series.role);
            block = std::move(copy);
        }
}

// The last number of each series comes first.
void reverseNumbers(PhantomStudy& study)
{
    for (PhantomSeries& series : study.series) {
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

// The T1 has coordinates of its own, the folders have large numbers.
void changeVolumes(PhantomStudy& study)
{
    const auto& quirks = study.recipe.quirks;
    for (PhantomSeries& series : study.series)
        for (VolumePtr& block : series.blocks) {
            auto copy = std::make_shared<Volume>(*block);
            if (has(quirks, Quirk::TwoFrames) && series.role == SeriesRole::SagittalT1)
                copy->frameOfReferenceUid =
                    phantomUid(study.recipe.seed, UidKind::FrameOfReference, 1, 0);
            if (has(quirks, Quirk::LargeIds))
                copy->seriesId = aboveInt32(copy->seriesId);
            block = std::move(copy);
        }
}

void renumber(PhantomStudy& study)
{
    constexpr int largest = 5030;
    constexpr int skipped = 6;
    constexpr int every = 4; // numbers that stay together
    const auto& quirks = study.recipe.quirks;
    if (has(quirks, Quirk::ReversedOrder))
        reverseNumbers(study);
    changeSources(study, [&](SliceSource& source, SeriesRole) {
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

void applySeriesQuirks(PhantomStudy& study)
{
    const auto& quirks = study.recipe.quirks;
    if (quirks.empty())
        return;
    renumber(study);
    changeVolumes(study);
    if (has(quirks, Quirk::NoSagittalT1))
        remove(study, SeriesRole::SagittalT1);
    if (has(quirks, Quirk::NoSagittalT2))
        remove(study, SeriesRole::SagittalT2);
    if (has(quirks, Quirk::NoUpperAxial))
        dropUpperAxial(study);
    if (has(quirks, Quirk::SeveralAxial))
        splitAxial(study);
    const auto first = std::find_if(study.series.begin(), study.series.end(), [](const auto& each) {
        return each.role == SeriesRole::SagittalT1;
    });
    if (has(quirks, Quirk::TwoSagittalT1) && first != study.series.end()) {
        constexpr int number = 10;
        PhantomSeries second = *first;
        rename(second, study.recipe.seed, number);
        study.series.push_back(std::move(second));
    }
    if (has(quirks, Quirk::RepeatedSopUids))
        changeSources(study, [&](SliceSource& source, SeriesRole role) {
            if (role != SeriesRole::AxialT2)
                source.sopInstanceUid =
                    phantomUid(study.recipe.seed, UidKind::Instance, 0, source.instanceNumber);
        });
}

} // namespace foramen
