#include "core/imaging/registration/level_registration.h"

#include "core/imaging/registration/rigid_fit.h"
#include "core/imaging/spaces/contrast_stack.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace foramen {

namespace {

// Limits and where they come from: README.
constexpr double kLeastInCommon = 0.6; ///< share of the level's surroundings that both show
constexpr double kLeastInformation = 0.45; ///< nats
constexpr double kLeastInformationGain = 1.2; ///< times the information far away
constexpr double kLeastMirrorRatio = 1.03; ///< times the information with one mirrored, all levels
constexpr double kLargestTurn = 25; ///< degrees

// The surroundings of a disc that are compared: it, the halves of the vertebrae beside it, the
// canal, the foramina and the facet joints. From its centre, mm.
constexpr PatientVector kBefore{34, 26, 30};
constexpr PatientVector kBehind{34, 50, 30};

using Discs = std::array<std::optional<PatientPoint>, kLevelCount>;

/// The direction of the spine at a level, towards the feet; none where it is the only disc.
std::optional<PatientVector> directionAt(const Discs& discs, const Discs& others, std::size_t level)
{
    std::optional<PatientPoint> above = discs[level];
    std::optional<PatientPoint> below = discs[level];
    if (level > 0 && discs[level - 1] && others[level - 1])
        above = discs[level - 1];
    if (level + 1 < kLevelCount && discs[level + 1] && others[level + 1])
        below = discs[level + 1];
    const PatientVector direction = normalized(*below - *above);
    return length(direction) > 0 ? std::optional(direction) : std::nullopt;
}

/// Disc on disc, and the spine along the spine.
RigidTransform startAt(const RegisteredStudy& open, const RegisteredStudy& prior, std::size_t level)
{
    const PatientPoint disc = *open.discs[level];
    const PatientVector shift = *prior.discs[level] - disc;
    const auto here = directionAt(open.discs, prior.discs, level);
    const auto there = directionAt(prior.discs, open.discs, level);
    if (!here || !there)
        return turnAbout(disc, {1, 0, 0}, 0, shift);
    const PatientVector axis = cross(*here, *there);
    const double angle = std::atan2(length(axis), dot(*here, *there)) * 180 / std::numbers::pi;
    return turnAbout(disc, axis, angle, shift);
}

/// The levels of two studies before they are judged.
class LevelFits {
public:
    LevelFits(const RegisteredStudy& open, const RegisteredStudy& prior)
        : m_open(open)
        , m_prior(prior)
        , m_openStack(contrastStack(*open.sagittal))
        , m_priorStack(contrastStack(*prior.sagittal))
    {
    }

    [[nodiscard]] bool has(std::size_t level) const
    {
        return m_open.discs[level] && m_prior.discs[level];
    }
    [[nodiscard]] RigidTransform start(std::size_t level) const
    {
        return startAt(m_open, m_prior, level);
    }
    [[nodiscard]] const std::optional<RigidFit>& at(std::size_t level) const
    {
        return m_fits[level];
    }
    /// Whether the pictures of all levels together fit better as they are.
    [[nodiscard]] bool areMirrored() const
    {
        double asTheyAre = 0;
        for (const auto& fit : m_fits)
            asTheyAre += fit ? fit->information : 0;
        return asTheyAre < kLeastMirrorRatio * m_mirrored;
    }

    /// Fits a level, as it is and with the prior mirrored.
    void fit(std::size_t level, const Task& task)
    {
        tryFrom(level, start(level), task);
        const auto [fixed, moving] = parts(level);
        const auto mirrored =
            fitRigid(fixed, mirroredAt(moving, m_prior.discs[level]->x),
                     {.center = *m_open.discs[level], .start = start(level)}, task);
        m_mirrored += mirrored ? mirrored->information : 0;
    }
    /// Fits levels again that do not fit: from where the nearest level fits. Where none does, the
    /// turn about the spine may be larger than the discs can tell.
    void fitTheRest(const Task& task)
    {
        if (std::none_of(m_fits.begin(), m_fits.end(), isGood))
            tryTurned(task);
        for (std::size_t round = 1; round < kLevelCount; ++round)
            for (std::size_t level = 0; level < kLevelCount; ++level)
                for (const std::size_t other : {level - round, level + round})
                    if (has(level) && !isGood(m_fits[level]) && other < kLevelCount
                        && isGood(m_fits[other]))
                        tryFrom(level, m_fits[other]->movingFromFixed, task);
    }

private:
    static bool isGood(const std::optional<RigidFit>& fit)
    {
        return fit && fit->information >= kLeastInformation && fit->inCommon >= kLeastInCommon;
    }
    /// The parts of both stacks that show a level.
    [[nodiscard]] std::pair<ContrastStack, ContrastStack> parts(std::size_t level) const
    {
        constexpr PatientVector room{40, 30, 30}; // for a shift and a turn
        return {partOf(m_openStack, *m_open.discs[level], kBefore, kBehind),
                partOf(m_priorStack, *m_prior.discs[level], kBefore + room, kBehind + room)};
    }
    void tryFrom(std::size_t level, const RigidTransform& from, const Task& task)
    {
        const auto [fixed, moving] = parts(level);
        const auto found =
            fitRigid(fixed, moving, {.center = *m_open.discs[level], .start = from}, task);
        if (found && (!m_fits[level] || found->information > m_fits[level]->information))
            m_fits[level] = *found;
    }
    void tryTurned(const Task& task)
    {
        constexpr double turn = 8; // degrees
        const auto best =
            std::max_element(m_fits.begin(), m_fits.end(), [](const auto& a, const auto& b) {
                return (a ? a->information : 0) < (b ? b->information : 0);
            });
        const auto level = static_cast<std::size_t>(best - m_fits.begin());
        if (!has(level))
            return;
        for (const double degrees : {-turn, turn})
            tryFrom(level, after(start(level), turnAbout(*m_open.discs[level], {0, 0, 1}, degrees)),
                    task);
    }

    const RegisteredStudy& m_open;
    const RegisteredStudy& m_prior;
    ContrastStack m_openStack;
    ContrastStack m_priorStack;
    std::array<std::optional<RigidFit>, kLevelCount> m_fits;
    double m_mirrored = 0; ///< nats, of all levels
};

LevelRegistration judged(const std::optional<RigidFit>& fit, const RigidTransform& start)
{
    LevelRegistration registration;
    if (!fit || fit->inCommon < kLeastInCommon) {
        registration.refusal = SpaceRefusal::TooLittleInCommon;
        return registration;
    }
    registration.information = fit->information;
    if (fit->information < kLeastInformation
        || fit->information < kLeastInformationGain * fit->informationFar)
        registration.refusal = SpaceRefusal::PicturesDisagree;
    else if (after(fit->movingFromFixed, start.inverse()).degrees() > kLargestTurn)
        registration.refusal = SpaceRefusal::Moved;
    else
        registration.priorFromOpen = fit->movingFromFixed;
    return registration;
}

} // namespace

Result<LevelRegistrations> registerLevels(const RegisteredStudy& open, const RegisteredStudy& prior,
                                          const Task& task)
{
    LevelRegistrations registrations;
    for (LevelRegistration& level : registrations)
        level.refusal = SpaceRefusal::TooLittleInCommon;
    if (!open.sagittal || !prior.sagittal || !open.sagittal->hasGeometry
        || !prior.sagittal->hasGeometry) {
        for (LevelRegistration& level : registrations)
            level.refusal = SpaceRefusal::NoGeometry;
        return registrations;
    }
    LevelFits fits(open, prior);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        if (task.cancelled())
            return cancelledFailure();
        task.report(static_cast<double>(level) / kLevelCount);
        if (fits.has(level))
            fits.fit(level, task);
    }
    fits.fitTheRest(task);
    if (task.cancelled())
        return cancelledFailure();
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (fits.has(level))
            registrations[level] = judged(fits.at(level), fits.start(level));
    if (fits.areMirrored())
        for (LevelRegistration& level : registrations)
            if (level.isRegistered())
                level = {SpaceRefusal::Mirrored, {}, level.information};
    return registrations;
}

} // namespace foramen
