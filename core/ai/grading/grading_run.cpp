#include "core/ai/grading/grading_run.h"

#include "core/ai/limits/metal_voids.h"
#include "core/ai/localising/average_maps.h"
#include "core/ai/model/network_contract.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace foramen {

namespace {

/// The blocks of a role, series by series.
std::vector<std::vector<VolumePtr>> seriesOf(const std::vector<VolumePtr>& blocks)
{
    std::vector<std::vector<VolumePtr>> series;
    for (const VolumePtr& block : blocks) {
        const auto same = std::find_if(series.begin(), series.end(), [&](const auto& one) {
            return one.front()->seriesInstanceUid == block->seriesInstanceUid
                && one.front()->seriesId == block->seriesId;
        });
        if (same != series.end())
            same->push_back(block);
        else
            series.push_back({block});
    }
    return series;
}

/// The slices that a localiser looks at: all of a usual series, every so many of a thin-slice one,
/// none that is missing.
std::vector<VolumeSlice> slicesToLocalise(const std::vector<CanonicalVolume>& volumes)
{
    constexpr double enough = 3; // mm between slices
    std::vector<VolumeSlice> slices;
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        const int step =
            std::max(1, static_cast<int>(std::floor(enough / volumes[i].sliceSpacing())));
        const int first = (volumes[i].slices() - 1) % step / 2;
        for (int slice = first; slice < volumes[i].slices(); slice += step)
            if (!volumes[i].source(slice).missing)
                slices.push_back({i, slice});
    }
    return slices;
}

/// The slices that the discs were counted on.
std::vector<VolumeSlice> slicesThatCount(const std::vector<HeatMaps>& maps)
{
    const std::vector<double> weights = sliceWeights(maps);
    std::vector<VolumeSlice> slices;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0)
            slices.push_back({maps[i].volume, maps[i].slice});
    return slices;
}

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

GradingRun::GradingRun(const ModelBundle& model, Engine& engine, const PredictorEvents& events,
                       const Task& task)
    : m_model(model)
    , m_engine(engine)
    , m_events(events)
    , m_task(task)
{
}

Result<Grading> GradingRun::run(const PredictorInput& input)
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        m_grading.findings[index] = {siteAt(index), m_model.prior[index], std::nullopt,
                                     ReasonCode::NotGradedYet};
    beginStage(GradingStage::FindingLevels, "localise levels");
    prepare(input);
    for (Role* role : {&m_t2, &m_t1})
        if (const auto done = localiseSagittal(*role); !done)
            return tl::make_unexpected(done.error());
    agreeOnLevels();
    m_metal = levelsNearMetal(
        {pedicleVoidsOf(m_t1.volumes, m_t1.levels), pedicleVoidsOf(m_t2.volumes, m_t2.levels)});
    if (!input.gate.study.empty())
        m_grading.numbering.reason = input.gate.study;
    endStage();
    using Step = Result<void> (GradingRun::*)();
    for (const Step step : {&GradingRun::localiseRecesses, &GradingRun::gradeCanal,
                            &GradingRun::gradeForamina, &GradingRun::gradeRecesses})
        if (const auto done = (this->*step)(); !done)
            return tl::make_unexpected(done.error());
    m_task.report(1);
    if (m_engine.fellBack())
        m_grading.problems.push_back(m_engine.remark());
    return std::move(m_grading);
}

void GradingRun::prepare(const PredictorInput& input)
{
    m_t1.term = ReasonCode::SeriesSagittalT1;
    m_t2.term = ReasonCode::SeriesSagittalT2;
    m_axial.term = ReasonCode::SeriesAxialT2;
    const InputGate& gate = input.gate;
    if (!gate.study.empty()) {
        for (Role* role : {&m_t1, &m_t2, &m_axial})
            role->missing = gate.study;
        m_grading.problems.push_back(gate.study);
        return;
    }
    prepareRole(m_t1, input.sagittalT1, PicturePlane::Sagittal, gate.of(SeriesRole::SagittalT1));
    prepareRole(m_t2, input.sagittalT2, PicturePlane::Sagittal, gate.of(SeriesRole::SagittalT2));
    prepareRole(m_axial, input.axialT2, PicturePlane::Axial, gate.of(SeriesRole::AxialT2));
    m_stepCount =
        static_cast<int>(slicesToLocalise(m_t1.volumes).size()
                         + slicesToLocalise(m_t2.volumes).size() + kLevelCount + kSiteCount);
    compareSpaces(input);
}

void GradingRun::prepareRole(Role& role, const std::vector<VolumePtr>& volumes, PicturePlane plane,
                             const RoleGate& gate)
{
    if (gate.otherAnatomy) {
        role.missing = gate.refused;
        return;
    }
    role.ungraded = gate.refused;
    for (const VolumePtr& volume : volumes)
        if (auto canonical = CanonicalVolume::create(volume, plane))
            role.volumes.push_back(std::move(*canonical));
    if (volumes.empty())
        role.missing = {ReasonCode::NoSeries, role.term};
    else if (role.volumes.empty())
        role.missing = {ReasonCode::SeriesWithoutGeometry, role.term};
}

Result<void> GradingRun::localiseSagittal(Role& role)
{
    auto maps =
        mapsOf(NetworkRole::SagittalLocaliser, role.volumes, slicesToLocalise(role.volumes));
    if (!maps)
        return tl::make_unexpected(maps.error());
    role.maps = std::move(*maps);
    role.levels = decodeLevels(role.maps);
    const bool doubtful = role.levels.anyInView() && !role.levels.numbering.certain;
    return doubtful ? countAgain(role) : Result<void>{};
}

Result<void> GradingRun::countAgain(Role& role)
{
    constexpr double turn = 0.15; // radians
    constexpr double scale = 1.15;
    const std::array poses = {
        PictureAffine::similarity(-turn, 1, 0, 0), PictureAffine::similarity(turn, 1, 0, 0),
        PictureAffine::similarity(0, 1 / scale, 0, 0), PictureAffine::similarity(0, scale, 0, 0)};
    const std::vector<VolumeSlice> slices = slicesThatCount(role.maps);
    m_stepCount += static_cast<int>(poses.size() * slices.size());
    for (const PictureAffine& pose : poses) {
        const auto maps = mapsOf(NetworkRole::SagittalLocaliser, role.volumes, slices, pose);
        if (!maps)
            return tl::make_unexpected(maps.error());
        if (DecodedLevels other = decodeLevels(*maps); other.score > role.levels.score)
            role.levels = std::move(other);
    }
    return {};
}

void GradingRun::compareSpaces(const PredictorInput& input)
{
    std::vector<std::vector<VolumePtr>> series;
    for (const auto* blocks : {&input.sagittalT2, &input.sagittalT1, &input.axialT2})
        for (auto& one : seriesOf(*blocks))
            series.push_back(std::move(one));
    m_spaces = PatientSpaces::of(series, m_task);
    const Role& leader = m_t2.volumes.empty() ? m_t1 : m_t2;
    if (spaceBasis(leader, m_axial) == SpaceBasis::Pictures
        || spaceBasis(m_t1, m_t2) == SpaceBasis::Pictures)
        m_grading.problems.emplace_back(ReasonCode::SpaceSharedByPictures);
}

SpaceBasis GradingRun::spaceBasis(const Role& a, const Role& b) const
{
    SpaceBasis basis = SpaceBasis::None;
    for (const CanonicalVolume& one : a.volumes)
        for (const CanonicalVolume& other : b.volumes) {
            const SpaceLink link = m_spaces.between(one.volume(), other.volume());
            if (!link.isLinked())
                return SpaceBasis::None;
            if (basis != SpaceBasis::Pictures)
                basis = link.basis;
        }
    return basis;
}

void GradingRun::agreeOnLevels()
{
    const bool comparable = shareSpace(m_t1, m_t2);
    const bool disagree = comparable && numberDifferently(m_t1.levels, m_t2.levels);
    constexpr double clearlyBetter = 2; // log
    const bool t1Leads = !m_t2.levels.anyInView()
        || (disagree && m_t1.levels.score > m_t2.levels.score + clearlyBetter);
    m_levels = t1Leads ? m_t1.levels : m_t2.levels;
    const DecodedLevels& other = t1Leads ? m_t2.levels : m_t1.levels;
    for (std::size_t level = 0; comparable && !disagree && level < kLevelCount; ++level)
        if (!m_levels.frames[level] && other.frames[level]) {
            m_levels.frames[level] = other.frames[level];
            m_levels.levels[level] = other.levels[level];
        }
    if (disagree)
        m_levels.numbering = {false, ReasonCode::SeriesDisagreeOnNumbering};
    // Each series keeps its own centres where they are the same discs (the patient may have moved),
    // and learns the others.
    for (Role* role : {&m_t1, &m_t2})
        for (std::size_t level = 0; comparable && level < kLevelCount; ++level) {
            auto& own = role->levels.frames[level];
            const auto& agreed = m_levels.frames[level];
            if (agreed && (!own || inPlaneDistance(*own, *agreed) > kSameDisc))
                own = agreed;
        }
    m_grading.levels = m_levels.levels;
    m_grading.numbering = m_levels.numbering;
}

Result<void> GradingRun::gradeCanal()
{
    beginStage(GradingStage::GradingCanal, "grade canal");
    std::vector<Candidate> candidates;
    for (const DiscLevel level : kLevels) {
        Candidate candidate{.site = {Condition::SpinalCanalStenosis, level},
                            .refused = m_t2.reason()};
        if (candidate.refused.empty()) {
            if (!m_t2.levels.frames[static_cast<std::size_t>(level)])
                candidate.refused = whyNoLevel(m_t2, level);
            else if (const auto found =
                         findCanal(m_t2.maps, m_t2.levels, level, sacOnAxial(m_t2, level))) {
                candidate.volume = &m_t2.volumes[found->volume];
                candidate.slice = found->slice;
                candidate.point = found->point;
            } else
                candidate.refused = {ReasonCode::DuralSacNotRecognised, nameOf(level)};
        }
        candidates.push_back(candidate);
    }
    return grade(NetworkRole::CanalGrader, candidates);
}

Result<void> GradingRun::gradeForamina()
{
    beginStage(GradingStage::GradingForamina, "grade foramina");
    const Foramina foramina = localiseForamina();
    std::vector<Candidate> candidates;
    for (const Condition condition :
         {Condition::LeftNeuralForaminalNarrowing, Condition::RightNeuralForaminalNarrowing})
        for (const DiscLevel level : kLevels) {
            Candidate candidate{.site = {condition, level}, .refused = m_t1.reason()};
            const auto at = static_cast<std::size_t>(level);
            if (candidate.refused.empty()) {
                const auto& found =
                    sideOf(condition) == Side::Left ? foramina.left[at] : foramina.right[at];
                if (!m_t1.levels.frames[at])
                    candidate.refused = whyNoLevel(m_t1, level);
                else if (found) {
                    candidate.volume = &m_t1.volumes[found->volume];
                    candidate.slice = found->slice;
                    candidate.point = found->point;
                } else
                    candidate.refused = whyNoForamen(m_t1, candidate.site);
            }
            candidates.push_back(candidate);
        }
    return grade(NetworkRole::ForaminalGrader, candidates);
}

Result<void> GradingRun::gradeRecesses()
{
    beginStage(GradingStage::GradingRecesses, "grade recesses");
    std::vector<Candidate> candidates;
    for (const Condition condition :
         {Condition::LeftSubarticularStenosis, Condition::RightSubarticularStenosis})
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            Candidate candidate{.site = {condition, kLevels[level]},
                                .refused = m_noRecesses[level]};
            const Recesses& both = m_recesses[level];
            if (const auto& found = sideOf(condition) == Side::Left ? both.left : both.right;
                found) {
                candidate.volume = &m_axial.volumes[found->volume];
                candidate.slice = found->slice;
                candidate.point = found->point;
            } else if (candidate.refused.empty())
                candidate.refused = whyNoRecess(candidate.site);
            candidates.push_back(candidate);
        }
    return grade(NetworkRole::SubarticularGrader, candidates);
}

} // namespace foramen
