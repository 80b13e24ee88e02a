#include "ui/state/editing/series_links.h"

#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <variant>

namespace foramen {

SeriesLinks::SeriesLinks(CurrentStudy& current, StudySaving& saving, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
{
    connect(&saving, &StudySaving::loaded, this, &SeriesLinks::restore);
}

void SeriesLinks::overrule(std::size_t seriesIndex, std::optional<bool> isLinked)
{
    if (!m_saving.mayEdit())
        return;
    if (seriesIndex >= m_current->study()->series.size() || overruled(seriesIndex) == isLinked)
        return;
    const Series& series = m_current->study()->series[seriesIndex];
    m_current->spaces.overrule(series.seriesInstanceUid, series.seriesId, isLinked);
    m_saving.save(SeriesLinked{series.seriesInstanceUid, series.seriesId, isLinked});
    Q_EMIT m_current.spacesChanged();
}

std::optional<bool> SeriesLinks::overruled(std::size_t seriesIndex) const
{
    const Study* study = m_current->study();
    if (!study || seriesIndex >= study->series.size())
        return std::nullopt;
    const Series& series = study->series[seriesIndex];
    return m_current->spaces.overruled(series.seriesInstanceUid, series.seriesId);
}

void SeriesLinks::restore(const SavedStudy& saved)
{
    bool any = false;
    for (const HistoryRecord& record : saved.history)
        if (const auto* link = std::get_if<SeriesLinked>(&record.event)) {
            m_current->spaces.overrule(link->seriesInstanceUid, link->seriesId, link->isLinked);
            any = true;
        }
    if (any)
        Q_EMIT m_current.spacesChanged();
}

} // namespace foramen
