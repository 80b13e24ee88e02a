#include "core/ai/levels/level_agreement.h"

#include <cstddef>

namespace foramen {

namespace {

/// Centres of two series that are nearer than this are the same disc.
constexpr double kSameDisc = 13; // mm in the sagittal plane

double inPlaneDistance(const DiscFrame& a, const DiscFrame& b)
{
    const PatientVector offset = a.center - b.center;
    return length(offset - a.left * dot(offset, a.left));
}

/// Whether most of the levels that both series show are other discs.
bool numberDifferently(const DecodedLevels& one, const DecodedLevels& other)
{
    int same = 0;
    int different = 0;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (one.frames[level] && other.frames[level])
            ++(inPlaneDistance(*one.frames[level], *other.frames[level]) <= kSameDisc ? same
                                                                                      : different);
    return different > same;
}

} // namespace

DecodedLevels agreeOnLevels(DecodedLevels& t1, DecodedLevels& t2, bool comparable)
{
    const bool disagree = comparable && numberDifferently(t1, t2);
    constexpr double clearlyBetter = 2; // log
    const bool t1Leads = !t2.anyInView() || (disagree && t1.score > t2.score + clearlyBetter);
    DecodedLevels agreed = t1Leads ? t1 : t2;
    const DecodedLevels& other = t1Leads ? t2 : t1;
    for (std::size_t level = 0; comparable && !disagree && level < kLevelCount; ++level)
        if (!agreed.frames[level] && other.frames[level]) {
            agreed.frames[level] = other.frames[level];
            agreed.levels[level] = other.levels[level];
        }
    if (disagree)
        agreed.numbering = {false, ReasonCode::SeriesDisagreeOnNumbering};
    // Each series keeps its own centres where they are the same discs (the patient may have moved),
    // and learns the others.
    for (DecodedLevels* series : {&t1, &t2})
        for (std::size_t level = 0; comparable && level < kLevelCount; ++level) {
            auto& own = series->frames[level];
            const auto& frame = agreed.frames[level];
            if (frame && (!own || inPlaneDistance(*own, *frame) > kSameDisc))
                own = frame;
        }
    return agreed;
}

} // namespace foramen
