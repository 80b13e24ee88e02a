#include "ui/panes/prior/prior_texts.h"

#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/site_names.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/state/prior/prior.h"

#include <QStringList>

#include <algorithm>

namespace foramen {

namespace {

const QString kDot = QStringLiteral(" · ");

} // namespace

PriorTexts::PriorTexts(const PaneSource& source, const Prior& prior)
    : m_source(source)
    , m_prior(prior)
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
        if (const auto left = volume && !isAxial
                ? leftOfMidline(*volume, view.slice(), m_source.discsIn(volume))
                : std::nullopt)
            view.subtitle = sideText(*left, SideWords::Short);
        view.spokenTitle = tr("Prior study of %1").arg(m_prior.dateText() + kDot + view.title);
        view.remark = remarkFor(view);
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

QString PriorTexts::remarkFor(const PaneView& view) const
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
