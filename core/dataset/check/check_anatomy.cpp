#include "core/dataset/check/check_anatomy.h"

#include "core/base/statistics.h"
#include "core/spine/checks/point_issues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

namespace {

constexpr double kSideMargin =
    8; ///< mm beyond the point of the canal: the spine may be bent that much
constexpr double kMostLevelStep = 60;
constexpr double kSkippedLevel = 1.7; ///< times the median step: a disc was skipped
constexpr double kMismatchMargin =
    5; ///< mm by which the canal point of another level must be nearer
constexpr double kAtLevel = 27; ///< mm from the point of the canal: foramina are about 20 mm away
constexpr std::array kLeftConditions = {Condition::LeftNeuralForaminalNarrowing,
                                        Condition::LeftSubarticularStenosis};

/// Checks the points of one study.
class StudyCheck {
public:
    StudyCheck(const CheckContext& context, const StudyPoints& points)
        : m_context(context)
        , m_points(points)
    {
    }

    void checkSides()
    {
        for (const Condition left : kLeftConditions) {
            for (const DiscLevel level : kLevels)
                checkPair(left, level);
            checkDirection(left);
        }
    }

    void checkLevels()
    {
        bool canalOrdered = true;
        for (const Condition condition : kConditions) {
            const bool ordered = checkOrder(condition);
            if (condition == Condition::SpinalCanalStenosis)
                canalOrdered = ordered;
            if (ordered)
                checkSteps(condition);
            if (condition != Condition::SpinalCanalStenosis && ordered && canalOrdered)
                checkNumbering(condition);
        }
    }

private:
    [[nodiscard]] const PlacedPoint* point(Condition condition, DiscLevel level) const
    {
        const auto found = m_points.find(siteIndex({condition, level}));
        return found == m_points.end() ? nullptr : &found->second;
    }

    /// Whether the positions of two points can be compared.
    static bool comparable(const PlacedPoint* a, const PlacedPoint* b)
    {
        if (!a || !b || !a->patient || !b->patient)
            return false;
        const std::string& frame = a->instance->frameOfReferenceUid;
        const std::string& other = b->instance->frameOfReferenceUid;
        return frame.empty() || other.empty() || frame == other;
    }

    void checkPair(Condition leftCondition, DiscLevel level)
    {
        const PlacedPoint* left = point(leftCondition, level);
        const PlacedPoint* right = point(mirrored(leftCondition), level);
        if (comparable(left, right) && left->patient->x <= right->patient->x) {
            const double away = right->patient->x - left->patient->x;
            const std::string message =
                fmt::format("The left point lies {:.1f} mm to the patient's right of the right "
                            "point of this level.",
                            away);
            m_context.add(IssueKind::WrongSide, IssueWeight::Error, *left, message);
            m_context.add(IssueKind::WrongSide, IssueWeight::Error, *right, message);
            return;
        }
        checkAgainstCanal(left, level, 1);
        checkAgainstCanal(right, level, -1);
    }

    /// Checks a single point against the canal. @param side 1: left (x grows), -1: right
    void checkAgainstCanal(const PlacedPoint* lateral, DiscLevel level, int side)
    {
        const PlacedPoint* canal = point(Condition::SpinalCanalStenosis, level);
        if (!comparable(lateral, canal))
            return;
        const double beyond = side * (canal->patient->x - lateral->patient->x);
        if (beyond > kSideMargin)
            m_context.add(IssueKind::WrongSide, IssueWeight::Warning, *lateral,
                          fmt::format("The point lies {:.1f} mm on the other side of the canal's "
                                      "point of this level.",
                                      beyond));
    }

    /// +1 or -1 by the position of the left point in the series or picture, without patient
    /// geometry.
    [[nodiscard]] int directionOf(Condition leftCondition, DiscLevel level) const
    {
        const PlacedPoint* left = point(leftCondition, level);
        const PlacedPoint* right = point(mirrored(leftCondition), level);
        if (!left || !right || left->patient || right->patient
            || left->value().seriesId != right->value().seriesId)
            return 0;
        const double by = isForaminal(leftCondition)
            ? left->value().instanceNumber - right->value().instanceNumber
            : left->value().image.column - right->value().image.column;
        return by > 0 ? 1 : by < 0 ? -1 : 0;
    }

    /// Without geometry: slices run in one direction at all levels, and the patient's left is on
    /// the right of an axial picture.
    void checkDirection(Condition leftCondition)
    {
        const bool foraminal = isForaminal(leftCondition);
        int expected = foraminal ? 0 : 1;
        for (const DiscLevel level : kLevels)
            expected += foraminal ? directionOf(leftCondition, level) : 0;
        for (const DiscLevel level : kLevels) {
            const int direction = directionOf(leftCondition, level);
            if (direction * expected < 0)
                m_context.add(
                    IssueKind::WrongSide, IssueWeight::Warning, *point(leftCondition, level),
                    foraminal ? "Left and right are the other way round in the series than at "
                                "the other levels."
                              : "The left point is on the left of the picture, where the "
                                "patient's right should be.");
        }
    }

    /// Distance of the lower point below the upper one: mm, or rows of one series; none when
    /// unknown.
    [[nodiscard]] static std::optional<double> descent(const PlacedPoint* upper,
                                                       const PlacedPoint* lower)
    {
        if (comparable(upper, lower))
            return upper->patient->z - lower->patient->z;
        const bool sagittal = roleFor(upper->value().site.condition) != SeriesRole::AxialT2;
        if (sagittal && !upper->patient && !lower->patient
            && upper->value().seriesId == lower->value().seriesId)
            return lower->value().image.row - upper->value().image.row;
        return std::nullopt;
    }

    /// @return whether the levels are in order.
    bool checkOrder(Condition condition)
    {
        bool ordered = true;
        const PlacedPoint* upper = nullptr;
        for (const DiscLevel level : kLevels) {
            const PlacedPoint* lower = point(condition, level);
            if (!lower)
                continue;
            if (upper) {
                const auto down = descent(upper, lower);
                if (down && *down <= 0) {
                    ordered = false;
                    m_context.add(IssueKind::LevelOrder, IssueWeight::Error, *lower,
                                  fmt::format("The point does not lie below that of {}.",
                                              nameOf(upper->value().site.level)));
                }
            }
            upper = lower;
        }
        return ordered;
    }

    void checkSteps(Condition condition)
    {
        std::array<double, kLevelCount> steps{}; // from the level above, mm; 0 when unknown
        std::vector<double> known;
        for (std::size_t level = 1; level < kLevelCount; ++level) {
            const PlacedPoint* upper = point(condition, kLevels[level - 1]);
            const PlacedPoint* lower = point(condition, kLevels[level]);
            if (!comparable(upper, lower))
                continue;
            steps[level] = distance(*upper->patient, *lower->patient);
            known.push_back(steps[level]);
        }
        const double usual = known.size() < 3 ? 0 : upperMedianOf(std::move(known));
        for (std::size_t level = 1; level < kLevelCount; ++level) {
            const double step = steps[level];
            const bool plausible = step >= kLeastLevelStep && step <= kMostLevelStep
                && (usual == 0 || step <= kSkippedLevel * usual);
            if (step > 0 && !plausible)
                m_context.add(IssueKind::LevelSpacing, IssueWeight::Warning,
                              *point(condition, kLevels[level]),
                              fmt::format("The point lies {:.1f} mm from that of {}.", step,
                                          nameOf(kLevels[level - 1])));
        }
    }

    /// The level with the nearest canal point, when that is clearly another level than its own.
    [[nodiscard]] std::optional<DiscLevel> nearerLevel(const PlacedPoint& lateral) const
    {
        const DiscLevel own = lateral.value().site.level;
        const PlacedPoint* canal = point(Condition::SpinalCanalStenosis, own);
        if (!comparable(&lateral, canal))
            return std::nullopt;
        double nearest =
            std::min(kAtLevel, distance(*lateral.patient, *canal->patient) - kMismatchMargin);
        std::optional<DiscLevel> level;
        for (const DiscLevel other : kLevels) {
            const PlacedPoint* candidate = point(Condition::SpinalCanalStenosis, other);
            if (other == own || !comparable(&lateral, candidate))
                continue;
            const double away = distance(*lateral.patient, *candidate->patient);
            if (away < nearest) {
                nearest = away;
                level = other;
            }
        }
        return level;
    }

    /// Adds one issue for a condition: a different numbering affects all levels.
    void checkNumbering(Condition condition)
    {
        std::string list;
        int count = 0;
        const PlacedPoint* first = nullptr;
        for (const DiscLevel level : kLevels) {
            const PlacedPoint* lateral = point(condition, level);
            const auto nearer = lateral ? nearerLevel(*lateral) : std::nullopt;
            if (!nearer)
                continue;
            first = first ? first : lateral;
            ++count;
            list +=
                fmt::format("{}{} at {}", list.empty() ? "" : ", ", nameOf(level), nameOf(*nearer));
        }
        if (count > 0)
            m_context.add(IssueKind::LevelMismatch, IssueWeight::Warning, *first,
                          fmt::format("{} of the condition {} nearest to the canal's point of "
                                      "another level: {}.",
                                      count == 1 ? "1 point" : fmt::format("{} points", count),
                                      count == 1 ? "lies" : "lie", list));
    }

    const CheckContext& m_context;
    const StudyPoints& m_points;
};

} // namespace

void checkAnatomy(const CheckContext& context)
{
    for (const auto& [study, points] : context.index.points()) {
        StudyPoints placed;
        for (const auto& [site, point] : points)
            if (context.misplaced.count(point.row) == 0)
                placed.emplace(site, point);
        StudyCheck check(context, placed);
        check.checkSides();
        check.checkLevels();
    }
}

} // namespace foramen
