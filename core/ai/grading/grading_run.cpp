#include "core/ai/grading/grading_run.h"

#include "core/ai/grading/grader_pass.h"
#include "core/ai/grading/study_localiser.h"
#include "core/ai/grading/uncertainty.h"
#include "core/ai/measuring/site_measuring.h"
#include "core/ai/measuring/spine_measuring.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

SiteLocation locationOf(const SiteCandidate& candidate)
{
    const CanonicalVolume& volume = *candidate.volume;
    VoxelPoint at = volume.canonicalFromPatient(candidate.point);
    at.slice = candidate.slice;
    const VoxelPoint voxel = volume.voxelFromCanonical(at);
    const SliceSource& source = volume.source(candidate.slice);
    return {volume.volume().seriesInstanceUid,
            source.sopInstanceUid,
            source.instanceNumber,
            {voxel.column, voxel.row},
            volume.patientFromCanonical(at)};
}

/// The crop that grades a site comes first. For a recess, the crops one slice above and below
/// follow: a grade that depends on the choice of slice is uncertain. Sagittal neighbours lie 4 mm
/// away and show other anatomy; there the grade's own probabilities say as much
/// (core/ai/DECISIONS.md).
std::vector<CropJitter> cropsOf(NetworkRole grader)
{
    if (grader != NetworkRole::SubarticularGrader)
        return {{}};
    return {{}, {.affine = {}, .slices = -1}, {.affine = {}, .slices = 1}};
}

std::vector<float> cropAt(const SiteCandidate& candidate, const CropJitter& jitter)
{
    const bool right = sideOf(candidate.site.condition) == Side::Right;
    return graderCrop(*candidate.volume, candidate.point,
                      right ? CropSide::Mirrored : CropSide::AsIs, jitter)
        .values;
}

/// The dural sacs on axial slices, where those of the recesses show them.
std::vector<MeasuredPlace> sacPlaces(const LocalisedStudy& study)
{
    std::vector<MeasuredPlace> places;
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const auto& [left, right, sac] = study.recesses[level];
        const auto& shown = left ? left : right;
        const auto& disc = study.levels.frames[level];
        if (!shown || !sac || !disc || study.metal[level])
            continue;
        places.push_back({.level = kLevels[level],
                          .volume = &study.axial.volumes[shown->volume],
                          .slice = shown->slice,
                          .point = *sac,
                          .toFeet = disc->toFeet});
    }
    return places;
}

/// The foramina that are graded.
std::vector<MeasuredPlace> foramenPlaces(const LocalisedStudy& study,
                                         const std::vector<SiteCandidate>& candidates)
{
    std::vector<MeasuredPlace> places;
    for (const SiteCandidate& candidate : candidates)
        if (const auto& disc =
                study.t1.levels.frames[static_cast<std::size_t>(candidate.site.level)];
            candidate.volume && disc)
            places.push_back({.level = candidate.site.level,
                              .side = sideOf(candidate.site.condition),
                              .volume = candidate.volume,
                              .slice = candidate.slice,
                              .point = candidate.point,
                              .toFeet = disc->toFeet});
    return places;
}

} // namespace

GradingRun::GradingRun(const ModelBundle& model, Engine& engine, const PredictorEvents& events,
                       const Task& task)
    : m_model(model)
    , m_engine(engine)
    , m_events(events)
    , m_task(task)
    , m_progress(engine, events, task)
{
}

Result<Grading> GradingRun::run(const PredictorInput& input)
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        m_grading.findings[index] = {siteAt(index), m_model.prior[index], std::nullopt,
                                     ReasonCode::NotGradedYet};
    for (std::size_t i = 0; i < kConditionCount && !input.isGenerated; ++i)
        m_unreliable[i] = whyUnreliable(m_model.patients[i]);
    m_progress.beginStage(GradingStage::FindingLevels, "localise levels");
    LocalisedStudy study = LocalisedStudy::of(input, m_task);
    if (!input.gate.study.empty())
        m_grading.problems.push_back(input.gate.study);
    if (study.isLinkedByPictures())
        m_grading.problems.emplace_back(ReasonCode::SpaceSharedByPictures);
    if (!input.points)
        if (const auto done = localise(study); !done)
            return tl::make_unexpected(done.error());
    for (std::size_t i = 0; i < kLevelCount; ++i)
        study.levels.levels[i].level = kLevels[i];
    m_grading.levels = study.levels.levels;
    m_grading.numbering = study.levels.numbering;
    if (!input.gate.study.empty())
        m_grading.numbering.reason = input.gate.study;

    struct Step {
        GradingStage stage;
        const char* timed;
        std::vector<SiteCandidate> (*candidates)(const LocalisedStudy&);
        NetworkRole grader;
        Condition condition; ///< one side of those that it grades
    };
    for (const Step& step :
         {Step{GradingStage::GradingCanal, "grade canal", canalCandidates, NetworkRole::CanalGrader,
               Condition::SpinalCanalStenosis},
          Step{GradingStage::GradingForamina, "grade foramina", foraminalCandidates,
               NetworkRole::ForaminalGrader, Condition::LeftNeuralForaminalNarrowing},
          Step{GradingStage::GradingRecesses, "grade recesses", recessCandidates,
               NetworkRole::SubarticularGrader, Condition::LeftSubarticularStenosis}}) {
        m_progress.beginStage(step.stage, step.timed);
        const auto candidates = input.points ? candidatesAt(*input.points, study, step.condition)
                                             : step.candidates(study);
        if (const auto done = grade(step.grader, candidates); !done)
            return tl::make_unexpected(done.error());
        if (const auto done = measure(step.grader, study, candidates); !done)
            return tl::make_unexpected(done.error());
        m_progress.endStage();
    }
    m_task.report(1);
    if (m_engine.fellBack())
        m_grading.problems.push_back(m_engine.remark());
    return std::move(m_grading);
}

Result<void> GradingRun::localise(LocalisedStudy& study)
{
    SliceLocaliser slices(m_engine, m_task, [this](int count) { m_progress.advance(count); });
    StudyLocaliser localiser(study, slices, [this](int count) { m_progress.expect(count); });
    m_progress.expect(static_cast<int>(kLevelCount + kSiteCount));
    if (auto done = localiser.locateLevels(); !done)
        return done;
    m_progress.endStage();
    m_progress.beginStage(GradingStage::FindingRecesses, "localise recesses");
    if (auto done = localiser.locateRecesses(); !done)
        return done;
    m_progress.endStage();
    return {};
}

Result<void> GradingRun::measure(NetworkRole grader, const LocalisedStudy& study,
                                 const std::vector<SiteCandidate>& candidates)
{
    switch (grader) {
    case NetworkRole::CanalGrader:
        return measureSpineOf(study);
    case NetworkRole::ForaminalGrader:
        if (!m_model.has(NetworkRole::ForamenSegmenter))
            return {};
        return take(measureForamina(m_engine, m_model, foramenPlaces(study, candidates), m_task));
    default:
        if (!m_model.has(NetworkRole::AxialSegmenter))
            return {};
        return take(measureSacs(m_engine, m_model, sacPlaces(study), m_task));
    }
}

Result<void> GradingRun::take(Result<SiteMeasures> found)
{
    if (!found && found.error().code == ErrorCode::Cancelled)
        return tl::make_unexpected(found.error());
    if (!found) {
        m_grading.problems.push_back(found.error().reason);
        return {};
    }
    for (SpineMeasure& measure : found->measures)
        m_grading.measures.push_back(std::move(measure));
    // A foramen that is closed has no outline, which its grade tells.
    for (const MeasuredPlace& place : found->implausible)
        if (!place.side)
            m_grading.problems.emplace_back(ReasonCode::DuralSacNotRecognised, nameOf(place.level));
    return {};
}

Result<void> GradingRun::measureSpineOf(const LocalisedStudy& study)
{
    const LocalisedRole& role = study.t2;
    if (!m_model.has(NetworkRole::SagittalSegmenter) || !role.reason().empty())
        return {};
    MeasuredSeries series{role.volumes, role.levels.frames};
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (study.metal[level])
            series.discs[level].reset();
    auto measures = measureSpine(m_engine, m_model, series, m_task);
    if (measures)
        m_grading.measures.insert(m_grading.measures.end(), measures->begin(), measures->end());
    else if (measures.error().code == ErrorCode::Cancelled)
        return tl::make_unexpected(measures.error());
    else
        m_grading.problems.push_back(measures.error().reason);
    return {};
}

Result<void> GradingRun::grade(NetworkRole grader, const std::vector<SiteCandidate>& candidates)
{
    std::vector<const SiteCandidate*> graded;
    for (const SiteCandidate& candidate : candidates) {
        if (candidate.volume) {
            graded.push_back(&candidate);
            continue;
        }
        Finding& finding = m_grading.findings[siteIndex(candidate.site)];
        finding.refused = candidate.refused;
        publish(finding);
    }
    const std::size_t batchSize = m_engine.batchSize();
    for (std::size_t from = 0; from < graded.size(); from += batchSize) {
        const auto begin = graded.begin() + static_cast<std::ptrdiff_t>(from);
        const std::size_t count = std::min(batchSize, graded.size() - from);
        if (auto done = gradeBatch(grader, {begin, begin + static_cast<std::ptrdiff_t>(count)});
            !done)
            return done;
    }
    return {};
}

Result<void> GradingRun::gradeBatch(NetworkRole grader,
                                    const std::vector<const SiteCandidate*>& candidates)
{
    std::vector<Site> sites;
    sites.reserve(candidates.size());
    for (const SiteCandidate* candidate : candidates)
        sites.push_back(candidate->site);
    std::vector<std::vector<Probabilities>> probabilities(candidates.size()); // of a site's crops
    for (const CropJitter& jitter : cropsOf(grader)) {
        std::vector<std::vector<float>> crops;
        for (const SiteCandidate* candidate : candidates) {
            if (m_task.cancelled())
                return cancelledFailure();
            crops.push_back(cropAt(*candidate, jitter));
        }
        const auto grades = gradeCrops(m_engine, m_model, grader, crops, sites);
        if (!grades)
            return tl::make_unexpected(grades.error());
        for (std::size_t i = 0; i < candidates.size(); ++i)
            probabilities[i].push_back((*grades)[i]);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Finding& finding = m_grading.findings[siteIndex(candidates[i]->site)];
        finding.probabilities = probabilities[i].front();
        finding.location = locationOf(*candidates[i]);
        finding.refused.reset();
        finding.uncertainty = uncertaintyOf(probabilities[i]);
        finding.unreliable = m_unreliable[static_cast<std::size_t>(finding.site.condition)];
        publish(finding);
    }
    return {};
}

void GradingRun::publish(const Finding& finding)
{
    if (m_events.findingReady)
        m_events.findingReady(finding);
    m_progress.advance(1);
}

} // namespace foramen
