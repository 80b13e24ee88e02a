#include "ui/panes/prior/prior_registration.h"

#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/levelled_stack.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

const QString kOnKey = QStringLiteral("prior/registered");

/// The block with the most slices; null for none.
VolumePtr largestOf(const std::vector<VolumePtr>& blocks)
{
    const auto largest =
        std::max_element(blocks.begin(), blocks.end(), [](const auto& a, const auto& b) {
            return a->geometry.slices < b->geometry.slices;
        });
    return largest == blocks.end() ? nullptr : *largest;
}

RegisteredStudy studyOf(const PaneSource& source, const VolumePtr& sagittal)
{
    RegisteredStudy study;
    study.sagittal = sagittal;
    if (!sagittal)
        return study;
    for (const LevelLocation& disc : source.discsIn(sagittal))
        study.discs[static_cast<std::size_t>(disc.level)] = disc.discCenter;
    return study;
}

/// From points of one series to those of another; none where they are not linked.
std::optional<PatientVector> shiftBetween(const PaneSource& source,
                                          const std::vector<VolumePtr>& from,
                                          const std::vector<VolumePtr>& to)
{
    if (from.empty() || to.empty())
        return std::nullopt;
    const SpaceLink link = source.spaces().between(*from.front(), *to.front());
    return link.isLinked() ? std::optional(link.toSecond()) : std::nullopt;
}

RigidTransform shifted(PatientVector by)
{
    RigidTransform shift;
    shift.translation = by;
    return shift;
}

std::vector<std::optional<DiscLevel>> allOf(std::size_t level, const std::vector<VolumePtr>& blocks)
{
    std::size_t count = 0;
    for (const VolumePtr& block : blocks)
        count += static_cast<std::size_t>(block->geometry.slices);
    return std::vector<std::optional<DiscLevel>>(count, kLevels[level]);
}

} // namespace

bool PriorRegistration::Input::isComplete() const
{
    if (!open.sagittal || !prior.sagittal)
        return false;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (open.discs[level] && prior.discs[level])
            return true;
    return false;
}

bool PriorRegistration::Input::isSameAs(const Input& other) const
{
    return openSagittal == other.openSagittal && openAxial == other.openAxial
        && priorSagittal == other.priorSagittal && priorAxial == other.priorAxial
        && open.discs == other.open.discs && prior.discs == other.prior.discs
        && axialLevels == other.axialLevels && openSagittalFromAxial == other.openSagittalFromAxial
        && priorAxialFromSagittal == other.priorAxialFromSagittal;
}

PriorRegistration::PriorRegistration(const PaneSource* open, const PaneSource* prior,
                                     QObject* parent)
    : QObject(parent)
    , m_open(open)
    , m_prior(prior)
    , m_isOn(QSettings().value(kOnKey, true).toBool())
{
    for (const PaneSource* source : {open, prior}) {
        connect(source, &PaneSource::stageChanged, this, &PriorRegistration::update);
        connect(source, &PaneSource::volumesChanged, this, &PriorRegistration::update);
        connect(source, &PaneSource::changed, this, &PriorRegistration::update);
    }
}

PriorRegistration::~PriorRegistration() = default;

void PriorRegistration::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    QSettings().setValue(kOnKey, on);
    if (on) {
        update();
    } else if (m_runner.isRunning()) {
        m_runner.cancel();
        m_input = {};
    }
    Q_EMIT changed();
}

PriorRegistration::Input PriorRegistration::input() const
{
    Input input;
    if (m_open->stage() != PaneSource::Stage::Read || m_prior->stage() != PaneSource::Stage::Read)
        return input;
    input.openSagittal = m_open->volumesFor(SeriesRole::SagittalT2);
    input.priorSagittal = m_prior->volumesFor(SeriesRole::SagittalT2);
    input.openAxial = m_open->volumesFor(SeriesRole::AxialT2);
    input.priorAxial = m_prior->volumesFor(SeriesRole::AxialT2);
    input.open = studyOf(*m_open, largestOf(input.openSagittal));
    input.prior = studyOf(*m_prior, largestOf(input.priorSagittal));
    const LevelledStack axial(input.openAxial,
                              [this](const VolumePtr& block) { return m_open->discsIn(block); });
    for (int position = 0; position < axial.count(); ++position)
        input.axialLevels.push_back(axial.levelAt(position));
    input.openSagittalFromAxial = shiftBetween(*m_open, input.openAxial, input.openSagittal);
    input.priorAxialFromSagittal = shiftBetween(*m_prior, input.priorSagittal, input.priorAxial);
    return input;
}

void PriorRegistration::update()
{
    Input now = input();
    if (now.isSameAs(m_input))
        return;
    const bool hadOutput = m_output.has_value();
    m_runner.cancel();
    m_output.reset();
    m_failure = {};
    m_input = {};
    if (m_isOn) {
        m_input = std::move(now);
        if (m_input.isComplete())
            start();
    }
    if (hadOutput || m_runner.isRunning())
        Q_EMIT changed();
}

void PriorRegistration::start()
{
    m_runner.start([input = m_input](const Task& task) { return computed(input, task); },
                   [this](Result<Output> output) {
                       if (output)
                           m_output = std::move(*output);
                       else
                           m_failure = output.error().reason;
                       Q_EMIT changed();
                   });
}

Result<PriorRegistration::Output> PriorRegistration::computed(const Input& input, const Task& task)
{
    const auto levels = registerLevels(input.open, input.prior, task.part(0, 0.8));
    if (!levels)
        return tl::make_unexpected(levels.error());
    Output output{*levels, {}, {}};
    RegistrationStacks axial{input.openAxial, input.axialLevels, input.priorAxial, {}};
    const bool isLinked = input.openSagittalFromAxial && input.priorAxialFromSagittal;
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        if (!output.levels[level].isRegistered())
            continue;
        const RigidTransform& transform = output.levels[level].priorFromOpen;
        RegistrationStacks sagittal{
            input.openSagittal, allOf(level, input.openSagittal), input.priorSagittal, {}};
        sagittal.priorFromOpen[level] = transform;
        auto made = registeredStack(sagittal, task.part(0.8, 0.9));
        if (!made)
            return tl::make_unexpected(made.error());
        output.sagittal[level] = std::move(made->blocks);
        if (isLinked)
            axial.priorFromOpen[level] =
                after(shifted(*input.priorAxialFromSagittal),
                      after(transform, shifted(*input.openSagittalFromAxial)));
    }
    auto made = registeredStack(axial, task.part(0.9, 1));
    if (!made)
        return tl::make_unexpected(made.error());
    output.axial = std::move(*made);
    return output;
}

std::size_t PriorRegistration::level() const
{
    return static_cast<std::size_t>(m_open->currentSite().level);
}

std::vector<VolumePtr> PriorRegistration::stackFor(SeriesRole role) const
{
    if (!m_isOn || !m_output || !m_output->levels[level()].isRegistered())
        return {};
    if (role == SeriesRole::SagittalT2)
        return m_output->sagittal[level()];
    if (role == SeriesRole::AxialT2 && m_output->axial.covered[level()])
        return m_output->axial.blocks;
    return {};
}

const std::vector<VolumePtr>& PriorRegistration::openStackFor(SeriesRole role) const
{
    return role == SeriesRole::AxialT2 ? m_input.openAxial : m_input.openSagittal;
}

VolumePtr PriorRegistration::acquiredFrom(const VolumePtr& shown) const
{
    if (!m_output || !shown)
        return nullptr;
    const auto has = [&shown](const std::vector<VolumePtr>& blocks) {
        return std::find(blocks.begin(), blocks.end(), shown) != blocks.end();
    };
    if (has(m_output->axial.blocks))
        return m_input.priorAxial.front();
    return std::any_of(m_output->sagittal.begin(), m_output->sagittal.end(), has)
        ? m_input.priorSagittal.front()
        : nullptr;
}

PriorRegistration::Stage PriorRegistration::stage(SeriesRole role) const
{
    if (!m_isOn)
        return Stage::Off;
    if (m_runner.isRunning())
        return Stage::Running;
    if (!m_output)
        return m_failure.empty() ? Stage::Waiting : Stage::Failed;
    if (!m_output->levels[level()].isRegistered())
        return Stage::Refused;
    return stackFor(role).empty() ? Stage::NotCovered : Stage::Registered;
}

SpaceRefusal PriorRegistration::refusal() const
{
    return m_output ? m_output->levels[level()].refusal : SpaceRefusal::None;
}

} // namespace foramen
