#include "core/imaging/series_role.h"

#include "core/dicom/documents/object_kind.h"
#include "core/imaging/series_contrast.h"
#include "core/imaging/series_coverage.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <tuple>

namespace foramen {

namespace {

std::optional<SeriesRole> roleOf(AnatomicalPlane plane, Contrast contrast)
{
    if (plane == AnatomicalPlane::Sagittal && contrast == Contrast::T1)
        return SeriesRole::SagittalT1;
    if (plane == AnatomicalPlane::Sagittal
        && (contrast == Contrast::T2 || contrast == Contrast::Stir))
        return SeriesRole::SagittalT2;
    if (plane == AnatomicalPlane::Axial && contrast == Contrast::T2)
        return SeriesRole::AxialT2;
    return std::nullopt;
}

/// What decides between several series of one role.
struct Candidate {
    std::size_t index = 0;
    SeriesCoverage coverage;
    bool isTimed = false; ///< whether echo and repetition times are stated
    int echoNumber = 0; ///< 0 when not stated
    int handicap = 0; ///< STIR, contrast agent, derived: chosen after an equal series without these
};

/// Whether Image Type has one of the given values, as parts of a Dixon or phase series do.
bool isOfType(const Instance& instance, std::initializer_list<std::string_view> types)
{
    const std::string type = '\\' + instance.imageType + '\\';
    return std::any_of(types.begin(), types.end(), [&](std::string_view one) {
        return type.find('\\' + std::string(one) + '\\') != std::string::npos;
    });
}

int handicapOf(const Series& series)
{
    int handicap = guessContrast(series).contrast == Contrast::Stir ? 1 : 0;
    if (!series.acquisition.contrastAgent.empty())
        handicap += 2;
    if (!series.instances.empty()) {
        const Instance& first = series.instances.front();
        if (isOfType(first, {"WATER", "W"}))
            handicap += 1;
        else if (isOfType(first,
                          {"FAT", "F", "FAT_FRACTION", "OPP_PHASE", "OUT_PHASE", "PHASE", "P",
                           "REAL", "R", "IMAGINARY", "I"}))
            handicap += 4;
    }
    const auto derived = std::count_if(
        series.instances.begin(), series.instances.end(),
        [](const Instance& instance) { return instance.imageType.starts_with("DERIVED"); });
    if (2 * derived > std::ssize(series.instances))
        handicap += 4;
    return handicap;
}

bool isTimed(const Series& series)
{
    return series.acquisition.echoTime.value_or(0) > 0
        && series.acquisition.repetitionTime.value_or(0) > 0;
}

/// The number of a series among the echoes of one acquisition, where it is not stated by their
/// times; 0 where it is no echo.
int echoNumberOf(const Study& study, const Series& series)
{
    const int stated = series.instances.empty() || series.instances.front().frames.empty()
        ? 0
        : series.instances.front().frames.front().contrast.echoNumber;
    if (stated > 0 || series.seriesInstanceUid.empty())
        return stated;
    const double time = series.acquisition.echoTime.value_or(0);
    return static_cast<int>(
        std::count_if(study.series.begin(), study.series.end(), [&](const Series& other) {
            return other.seriesInstanceUid == series.seriesInstanceUid
                && other.acquisition.echoTime.value_or(time) < time;
        }));
}

/// The larger coverage first; among nearly equal ones the series with less handicap, then with more
/// slices. Of the echoes of one acquisition, those with known times come first, then the later one.
void sortBest(std::vector<Candidate>& candidates)
{
    double widest = 0;
    for (const Candidate& candidate : candidates)
        widest = std::max(widest, candidate.coverage.volumeMm3);
    constexpr double nearlyWidest = 0.75;
    const auto keyOf = [&](const Candidate& c) {
        return std::tuple(c.coverage.volumeMm3 < nearlyWidest * widest, c.handicap,
                          -c.coverage.slices, !c.isTimed, -c.echoNumber, -c.coverage.volumeMm3);
    };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate& a, const Candidate& b) { return keyOf(a) < keyOf(b); });
}

/// The best series, and further axial series that show more of the spine: the levels of a study may
/// be in several.
void choose(std::vector<Candidate> candidates, SeriesRole role, std::vector<RoleAssignment>& all)
{
    sortBest(candidates);
    std::vector<SeriesCoverage> chosen;
    for (const Candidate& candidate : candidates) {
        const SeriesCoverage& own = candidate.coverage;
        double shared = 0;
        for (const SeriesCoverage& other : chosen)
            shared += std::max(
                0.0, std::min(own.headMm, other.headMm) - std::max(own.footMm, other.footMm));
        constexpr double mostShared = 0.5;
        const bool adds =
            own.headMm > own.footMm && shared < mostShared * (own.headMm - own.footMm);
        if (chosen.empty() || (role == SeriesRole::AxialT2 && adds && candidate.handicap < 2)) {
            all[candidate.index].chosen = true;
            chosen.push_back(own);
        }
    }
}

} // namespace

std::string nameOf(SeriesRole role)
{
    switch (role) {
    case SeriesRole::SagittalT1:
        return "Sagittal T1";
    case SeriesRole::SagittalT2:
        return "Sagittal T2/STIR";
    case SeriesRole::AxialT2:
        break;
    }
    return "Axial T2";
}

RoleGuess guessRole(const Series& series)
{
    if (!series.modality.empty() && series.modality != "MR")
        return {std::nullopt, {ReasonCode::NotMagneticResonance, series.modality}};
    const SeriesCoverage coverage = coverageOf(series);
    if (coverage.slices == 0)
        return {std::nullopt, ReasonCode::NoImages};
    // A picture of a screen is never graded, whatever its description says.
    if (coverage.placed == 0 && objectKindOf(series) == ObjectKind::SecondaryCapture)
        return {std::nullopt, ReasonCode::NoOrientation};
    const Reason localizer = localizerReason(series, coverage);
    if (!localizer.empty())
        return {std::nullopt, localizer};
    const PlaneGuess plane = guessPlane(series, coverage);
    if (!plane.plane)
        return {std::nullopt, plane.reason};
    const ContrastGuess contrast = guessContrast(series);
    Reason reason(ReasonCode::PlaneAndContrast, termOf(*plane.plane), plane.reason,
                  contrast.reason);
    if (coverage.beside == 1)
        reason = {ReasonCode::OneBeside, reason};
    else if (coverage.beside > 1)
        reason = {ReasonCode::SomeBeside, reason, coverage.beside};
    return {roleOf(*plane.plane, contrast.contrast), reason};
}

std::vector<RoleAssignment> assignRoles(const Study& study)
{
    std::vector<RoleAssignment> all;
    for (std::size_t i = 0; i < study.series.size(); ++i)
        all.push_back({i, guessRole(study.series[i]), false});
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2}) {
        std::vector<Candidate> candidates;
        for (const RoleAssignment& assignment : all)
            if (assignment.guess.role == role) {
                const Series& series = study.series[assignment.seriesIndex];
                candidates.push_back(
                    {assignment.seriesIndex, coverageOf(series), isTimed(series),
                     role == SeriesRole::SagittalT1 ? 0 : echoNumberOf(study, series),
                     handicapOf(series)});
            }
        choose(std::move(candidates), role, all);
    }
    return all;
}

} // namespace foramen
