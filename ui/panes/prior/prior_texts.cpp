#include "ui/panes/prior/prior_texts.h"

#include "ui/panes/prior/prior_registration.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/site_names.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/prior/prior.h"

#include <QStringList>

#include <algorithm>

namespace foramen {

namespace {

const QString kDot = QStringLiteral(" · ");

} // namespace

PriorTexts::PriorTexts(const PaneSource& source, const Prior& prior,
                       const PriorRegistration& registration)
    : m_source(source)
    , m_prior(prior)
    , m_registration(registration)
{
}

void PriorTexts::tell(PaneViews& views, const std::map<PaneKind, double>&) const
{
    const PaneSource::Stage stage = m_source.stage();
    for (auto& [kind, view] : views) {
        const bool isAxial = kind == PaneKind::AxialT2;
        view.title = isAxial ? tr("Axial T2") : tr("Sagittal T2");
        const VolumePtr volume = view.volume();
        if (const auto level = view.stack.levelAt(view.position); isAxial && level)
            view.title += kDot + levelName(m_source.assessment().variant(), *level);
        QStringList where;
        if (const auto left = volume && !isAxial
                ? leftOfMidline(*volume, view.slice(), m_source.discsIn(volume))
                : std::nullopt)
            where << sideText(*left, SideWords::Short);
        if (stage == PaneSource::Stage::Read)
            where << progressText(roleOf(kind));
        where.removeAll(QString());
        view.subtitle = where.join(kDot);
        view.spokenTitle = tr("Prior study of %1").arg(m_prior.dateText() + kDot + view.title);
        view.remark = remarkFor(view, roleOf(kind));
        if (stage == PaneSource::Stage::None)
            continue;
        view.badge = tr("PRIOR %1").arg(m_prior.dateText());
        const QString name = isAxial ? tr("axial T2") : tr("sagittal T2");
        if (view.stack.isEmpty())
            view.message = stage == PaneSource::Stage::Read
                ? tr("No %1 in the prior study").arg(name)
                : tr("Reading %1…").arg(name);
    }
}

QString PriorTexts::progressText(SeriesRole role) const
{
    switch (m_registration.stage(role)) {
    case PriorRegistration::Stage::Running:
        return tr("registering…");
    case PriorRegistration::Stage::Registered:
        return tr("registered with the current study");
    default:
        return {};
    }
}

QString PriorTexts::whyNotRegistered(SeriesRole role) const
{
    switch (m_registration.stage(role)) {
    case PriorRegistration::Stage::Off:
    case PriorRegistration::Stage::Waiting:
    case PriorRegistration::Stage::Running:
    case PriorRegistration::Stage::Registered:
        break;
    case PriorRegistration::Stage::NotCovered:
        return tr("Not registered: the slices of both studies do not meet here. Compared by level");
    case PriorRegistration::Stage::Refused:
        return tr("Not registered: %1. Compared by level")
            .arg(refusalText(m_registration.refusal()));
    case PriorRegistration::Stage::Failed:
        return tr("Not registered: %1. Compared by level")
            .arg(reasonText(m_registration.failure()));
    }
    return {};
}

QString PriorTexts::refusalText(SpaceRefusal refusal)
{
    switch (refusal) {
    case SpaceRefusal::NoGeometry:
        return tr("the positions of the slices are not known");
    case SpaceRefusal::PicturesDisagree:
        return tr("the pictures do not agree");
    case SpaceRefusal::Mirrored:
        return tr("the pictures agree better with left and right exchanged");
    case SpaceRefusal::Moved:
        return tr("the spine is bent too differently");
    case SpaceRefusal::None:
    case SpaceRefusal::TooLittleInCommon:
    case SpaceRefusal::Reader:
        break;
    }
    return tr("too little of this level is in both studies");
}

QString PriorTexts::remarkFor(const PaneView& view, SeriesRole role) const
{
    QStringList remarks{m_prior.warning()};
    const LevelLocations discs = m_source.discsIn(view.volume());
    const bool hasDisc = std::any_of(discs.begin(), discs.end(), [](const LevelLocation& level) {
        return level.discCenter.has_value();
    });
    if (m_source.stage() != PaneSource::Stage::None && !hasDisc)
        remarks << (m_prior.gradingText().isEmpty()
                        ? tr("Does not follow the level: no disc was found")
                        : tr("Does not follow the level yet. %1").arg(m_prior.gradingText()));
    if (m_source.stage() == PaneSource::Stage::Read && hasDisc && !view.stack.isEmpty())
        remarks << whyNotRegistered(role);
    remarks.removeAll(QString());
    return remarks.join(QStringLiteral(". "));
}

QString PriorTexts::lineText(std::optional<DiscLevel> level, int number) const
{
    return level
        ? levelName(m_source.assessment().variant(), *level) + kDot + QString::number(number)
        : QString::number(number);
}

QString PriorTexts::planeText(std::optional<DiscLevel> level) const
{
    return level ? levelName(m_source.assessment().variant(), *level) : QString();
}

} // namespace foramen
