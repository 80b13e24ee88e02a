#include "core/imaging/spaces/patient_spaces.h"

#include "core/imaging/spaces/crossing_agreement.h"
#include "core/imaging/spaces/stack_registration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

namespace foramen {

namespace {

// Limits from one real and nine generated studies, each compared with itself and with the others.
// Crossing slices: 0.52 to 0.93 within a study, at most 0.49 between studies. Parallel stacks at
// their best place: 0.22 to 1.13 nats and at least 1.26 times the information far away within a
// study; at most 0.22 nats and 1.1 times between studies.
constexpr double kLeastCorrelation = 0.42;
constexpr double kLeastCorrelationGain = 0.13; ///< above the correlation far away
constexpr std::size_t kLeastSamples = 500;
constexpr double kLeastInformation = 0.15; ///< nats
constexpr double kLeastInformationGain = 1.2; ///< times the information far away
// Against the best fit with one series mirrored from left to right (figures in the README).
constexpr double kLeastMirrorGain = 0.02; ///< in correlation
constexpr double kLeastMirrorRatio = 1.03; ///< in information
constexpr double kLargestOffset = 5; ///< mm: about the distance of slices
constexpr double kCertainOffset = 2; ///< mm: smaller offsets are within the error

/// The best fit of crossing slices near their stated position.
struct CrossingFit {
    PatientVector offset;
    double correlation = 0;
    double correlationAside = 0;
    std::size_t samples = 0;
};

constexpr double kSearchStep = 3; ///< mm along the lines
/// One line in so many is searched; the second, which no number of slices is likely to be a
/// multiple of, is for the mirrored pictures.
constexpr int kSearchLines = 3;
constexpr int kMirrorLines = 7;

/// Hill climbing from the fit's offset, axis by axis, with decreasing steps.
/// @param leastSamples  where fewer are in common, the series hardly touch
void climb(const CrossingAgreement& agreement, int everyLine, std::size_t leastSamples,
           std::initializer_list<double> reaches, CrossingFit& fit)
{
    for (const double reach : reaches)
        for (bool moved = true; moved && length(fit.offset) < 30;) {
            moved = false;
            const PatientVector from = fit.offset;
            for (const PatientVector way : {PatientVector{reach, 0, 0},
                                            {-reach, 0, 0},
                                            {0, reach, 0},
                                            {0, -reach, 0},
                                            {0, 0, reach},
                                            {0, 0, -reach}}) {
                const auto there = agreement.at(from + way, kSearchStep, everyLine);
                if (there.samples > leastSamples && there.correlation > fit.correlation) {
                    fit.offset = from + way;
                    fit.correlation = there.correlation;
                    fit.samples = there.samples;
                    moved = true;
                }
            }
        }
}

/// The best fit near the stated position.
CrossingFit bestCrossing(const CrossingAgreement& agreement)
{
    const auto first = agreement.at({}, kSearchStep, kSearchLines);
    CrossingFit fit{{}, first.correlation, -1, first.samples};
    climb(agreement, kSearchLines, fit.samples / 2, {4, 2, 1}, fit);
    // The correlation far away. From front to back a larger offset would reach similar tissue
    // again; sideways and along the spine pictures change more slowly.
    for (const PatientVector aside :
         {PatientVector{20, 0, 0}, {-20, 0, 0}, {0, 12, 0}, {0, -12, 0}, {0, 0, 20}, {0, 0, -20}})
        fit.correlationAside =
            std::max(fit.correlationAside,
                     agreement.at(fit.offset + aside, kSearchStep, kSearchLines).correlation);
    return fit;
}

using Axis = CrossingAgreement::Axis;

/// The best fit of a mirrored series near an offset. The middle of the pictures need not be the
/// patient's, so the place of a mirror from left to right is searched for.
CrossingFit bestMirrored(const CrossingAgreement& mirrored, PatientVector offset, Axis axis,
                         std::size_t leastSamples)
{
    CrossingFit fit{offset, -1, -1, 0};
    const double far = axis == Axis::LeftRight ? 20 : 0; // mm
    for (double aside = -far; aside <= far; aside += 4) {
        const PatientVector shift = far > 0 ? PatientVector{aside, offset.y, offset.z} : offset;
        const auto there = mirrored.at(shift, kSearchStep, kMirrorLines);
        if (there.samples > leastSamples && there.correlation > fit.correlation)
            fit = {shift, there.correlation, -1, there.samples};
    }
    return fit;
}

/// Whether the pictures agree as well or better with those of one of the series mirrored.
bool isMirrored(const CrossingAgreement& agreement, PatientVector offset)
{
    constexpr double hopeless = 0.2; // in correlation: no climbing gains so much
    const auto asTheyAre = agreement.at(offset, kSearchStep, kMirrorLines);
    const double most = asTheyAre.correlation - kLeastMirrorGain;
    const std::size_t leastSamples = asTheyAre.samples / 2;
    for (const Axis axis : {Axis::LeftRight, Axis::FrontBack, Axis::HeadFoot})
        for (const CrossingAgreement& mirrored :
             {agreement.withFixedMirrored(axis), agreement.withMovingMirrored(axis)}) {
            CrossingFit fit = bestMirrored(mirrored, offset, axis, leastSamples);
            if (fit.correlation > most - hopeless)
                climb(mirrored, kMirrorLines, leastSamples, {2, 1}, fit);
            if (fit.correlation > most)
                return true;
        }
    return false;
}

/// @param couldBeMirrored  asked only where the pictures agree
template <class Question>
SpaceLink judged(PatientVector offset, double likeness, bool agrees,
                 const Question& couldBeMirrored)
{
    SpaceLink link{SpaceBasis::Pictures, SpaceRefusal::None, offset, likeness};
    if (!agrees)
        link = {SpaceBasis::None, SpaceRefusal::PicturesDisagree, {}, likeness};
    else if (couldBeMirrored())
        link = {SpaceBasis::None, SpaceRefusal::Mirrored, {}, likeness};
    else if (length(offset) > kLargestOffset)
        link = {SpaceBasis::None, SpaceRefusal::Moved, offset, likeness};
    return link;
}

/// The block with the most slices.
const Volume& largest(std::span<const VolumePtr> blocks)
{
    return **std::max_element(blocks.begin(), blocks.end(), [](const auto& a, const auto& b) {
        return a->geometry.slices < b->geometry.slices;
    });
}

bool isParallel(const Volume& a, const Volume& b)
{
    constexpr double leastCosine = 0.94; // 20 degrees
    return std::abs(dot(a.geometry.sliceNormal(), b.geometry.sliceNormal())) > leastCosine;
}

SpaceLink compareParallel(const Volume& a, const Volume& b)
{
    const auto fit = isParallel(a, b) && a.geometry.slices > 2 && b.geometry.slices > 2
        ? registerStacks(a, b)
        : failure(ErrorCode::Unsupported, "The stacks are not parallel");
    if (!fit)
        return {SpaceBasis::None, SpaceRefusal::TooLittleInCommon, {}, 0};
    return judged(fit->offset, fit->information,
                  fit->information >= kLeastInformation
                      && fit->information >= kLeastInformationGain * fit->informationFar,
                  [&] { return fit->information < kLeastMirrorRatio * fit->informationMirrored; });
}

bool shareFrame(const Volume& a, const Volume& b)
{
    return !a.frameOfReferenceUid.empty() && a.frameOfReferenceUid == b.frameOfReferenceUid;
}

bool hasGeometry(std::span<const VolumePtr> blocks)
{
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const VolumePtr& block) { return block->hasGeometry; });
}

bool slicesCross(std::span<const VolumePtr> a, std::span<const VolumePtr> b)
{
    return !isParallel(largest(a), largest(b));
}

} // namespace

PatientVector SpaceLink::toSecond() const
{
    return length(offset) > kCertainOffset ? -offset : PatientVector{};
}

SpaceLink compareByPictures(std::span<const VolumePtr> a, std::span<const VolumePtr> b)
{
    if (!hasGeometry(a) || !hasGeometry(b))
        return {SpaceBasis::None, SpaceRefusal::NoGeometry, {}, 0};
    if (!slicesCross(a, b))
        return compareParallel(largest(a), largest(b));
    const CrossingAgreement agreement(a, b);
    const CrossingFit fit = bestCrossing(agreement);
    if (fit.samples < kLeastSamples)
        return {SpaceBasis::None, SpaceRefusal::TooLittleInCommon, {}, fit.correlation};
    return judged(fit.offset, fit.correlation,
                  fit.correlation >= kLeastCorrelation
                      && fit.correlation >= fit.correlationAside + kLeastCorrelationGain,
                  [&] { return isMirrored(agreement, fit.offset); });
}

PatientSpaces PatientSpaces::of(const std::vector<std::vector<VolumePtr>>& series, const Task& task)
{
    std::vector<std::span<const VolumePtr>> members;
    PatientSpaces spaces;
    for (const auto& blocks : series)
        if (!blocks.empty()) {
            members.emplace_back(blocks);
            spaces.m_members.push_back(
                {blocks.front()->seriesInstanceUid, blocks.front()->seriesId});
            spaces.m_space.push_back(spaces.m_space.size());
            spaces.m_shift.emplace_back();
        }
    const std::size_t count = members.size();
    spaces.m_links.resize(count * count);
    const auto join = [&spaces](std::size_t a, std::size_t b, const SpaceLink& link) {
        SpaceLink& kept = spaces.m_links[a * spaces.m_members.size() + b];
        kept = link;
        if (!link.isLinked())
            return;
        if (spaces.isMirrored(spaces.m_space[a], spaces.m_space[b])) {
            kept = {SpaceBasis::None, SpaceRefusal::Mirrored, {}, link.likeness};
            return;
        }
        const std::size_t joined = spaces.m_space[b];
        const PatientVector shift = spaces.m_shift[a] + link.offset - spaces.m_shift[b];
        for (std::size_t i = 0; i < spaces.m_space.size(); ++i)
            if (spaces.m_space[i] == joined) {
                spaces.m_space[i] = spaces.m_space[a];
                spaces.m_shift[i] = spaces.m_shift[i] + shift;
            }
    };
    const auto forPairs = [&](const auto& wanted, const auto& link) {
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = a + 1; b < count && !task.cancelled(); ++b)
                if (spaces.m_space[a] != spaces.m_space[b] && wanted(members[a], members[b]))
                    join(a, b, link(members[a], members[b]));
    };
    forPairs([](auto a, auto b) { return shareFrame(*a.front(), *b.front()); },
             [](auto, auto) {
                 return SpaceLink{SpaceBasis::FrameOfReference, {}, {}, 1};
             });
    // Crossing slices come first: they are the most reliable and the fastest to compare.
    forPairs([](auto a, auto b) { return slicesCross(a, b); }, compareByPictures);
    forPairs([](auto a, auto b) { return !slicesCross(a, b); }, compareByPictures);
    return spaces;
}

std::size_t PatientSpaces::indexOf(const Volume& volume) const
{
    const auto found = std::find_if(m_members.begin(), m_members.end(), [&](const Member& member) {
        return member.seriesInstanceUid == volume.seriesInstanceUid
            && member.seriesId == volume.seriesId;
    });
    return static_cast<std::size_t>(found - m_members.begin());
}

bool PatientSpaces::isMirrored(std::size_t space, std::size_t other) const
{
    for (std::size_t a = 0; a < m_members.size(); ++a)
        for (std::size_t b = 0; b < m_members.size(); ++b)
            if (m_space[a] == space && m_space[b] == other
                && direct(a, b).refusal == SpaceRefusal::Mirrored)
                return true;
    return false;
}

const SpaceLink& PatientSpaces::direct(std::size_t a, std::size_t b) const
{
    return m_links[std::min(a, b) * m_members.size() + std::max(a, b)];
}

void PatientSpaces::overrule(const std::string& seriesInstanceUid, const std::string& seriesId,
                             std::optional<bool> isLinked)
{
    std::erase_if(m_overruled, [&](const Overruled& one) {
        return one.series.seriesInstanceUid == seriesInstanceUid && one.series.seriesId == seriesId;
    });
    if (isLinked)
        m_overruled.push_back({{seriesInstanceUid, seriesId}, *isLinked});
}

std::optional<bool> PatientSpaces::overruled(const std::string& seriesInstanceUid,
                                             const std::string& seriesId) const
{
    for (const Overruled& one : m_overruled)
        if (one.series.seriesInstanceUid == seriesInstanceUid && one.series.seriesId == seriesId)
            return one.isLinked;
    return std::nullopt;
}

SpaceLink PatientSpaces::between(const Volume& a, const Volume& b) const
{
    const bool isOneSeries = a.seriesInstanceUid == b.seriesInstanceUid && a.seriesId == b.seriesId;
    const SpaceLink link = found(a, b);
    if (m_overruled.empty() || isOneSeries || link.refusal == SpaceRefusal::NoGeometry)
        return link;
    const auto one = overruled(a.seriesInstanceUid, a.seriesId);
    const auto other = overruled(b.seriesInstanceUid, b.seriesId);
    if (one == false || other == false)
        return {SpaceBasis::None, SpaceRefusal::Reader, {}, 0};
    if (!link.isLinked() && (one == true || other == true))
        return {SpaceBasis::Reader, SpaceRefusal::None, {}, 0};
    return link;
}

SpaceLink PatientSpaces::found(const Volume& a, const Volume& b) const
{
    if (!a.hasGeometry || !b.hasGeometry)
        return {SpaceBasis::None, SpaceRefusal::NoGeometry, {}, 0};
    const std::size_t one = indexOf(a);
    const std::size_t other = indexOf(b);
    if (one == other || shareFrame(a, b))
        return shareFrame(a, b) || one < m_members.size()
            ? SpaceLink{SpaceBasis::FrameOfReference, {}, {}, 1}
            : SpaceLink{SpaceBasis::None, SpaceRefusal::TooLittleInCommon, {}, 0};
    if (one == m_members.size() || other == m_members.size())
        return {SpaceBasis::None, SpaceRefusal::TooLittleInCommon, {}, 0};
    const SpaceLink& link = direct(one, other);
    if (m_space[one] == m_space[other])
        return {SpaceBasis::Pictures, SpaceRefusal::None, m_shift[other] - m_shift[one],
                link.likeness};
    return link;
}

Reason PatientSpaces::missingLinkReason(const Volume& a, const Volume& b) const
{
    const SpaceLink link = between(a, b);
    if (link.isLinked())
        return {};
    switch (link.refusal) {
    case SpaceRefusal::NoGeometry:
        return ReasonCode::NotLinkedNoGeometry;
    case SpaceRefusal::PicturesDisagree:
        return ReasonCode::NotLinkedPictures;
    case SpaceRefusal::Mirrored:
        return ReasonCode::NotLinkedMirrored;
    case SpaceRefusal::Reader:
        return ReasonCode::NotLinkedByReader;
    case SpaceRefusal::Moved:
        return {ReasonCode::NotLinkedMoved, static_cast<int>(std::lround(length(link.offset)))};
    case SpaceRefusal::None:
    case SpaceRefusal::TooLittleInCommon:
        break;
    }
    return a.frameOfReferenceUid.empty() || b.frameOfReferenceUid.empty()
        ? ReasonCode::NotLinkedNoFrame
        : ReasonCode::NotLinkedOtherFrame;
}

} // namespace foramen
