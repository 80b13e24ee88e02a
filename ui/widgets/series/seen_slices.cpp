#include "ui/widgets/series/seen_slices.h"

#include "core/measure/measurement.h"
#include "ui/state/series/patient_match.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <QEvent>

namespace foramen {

namespace {

constexpr int kTellMs = 100; ///< so that the panel does not slow down scrolling

} // namespace

SeenSlices::SeenSlices(const CurrentStudy& current, const StudyOpening& opening, PaneArea* area,
                       QObject* parent)
    : QObject(parent)
    , m_current(current)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(kTellMs);
    connect(&m_tell, &QTimer::timeout, this, &SeenSlices::changed);
    for (PaneWidget* pane : area->panes().all())
        pane->installEventFilter(this);
    connect(&opening, &StudyOpening::changed, this, &SeenSlices::forgetOtherStudies);
}

bool SeenSlices::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint)
        if (const auto* pane = qobject_cast<PaneWidget*>(watched))
            note(*pane);
    return QObject::eventFilter(watched, event);
}

void SeenSlices::note(const PaneWidget& pane)
{
    const PictureIdentity picture = pane.shownPicture();
    if (!picture.isKnown())
        return;
    if (m_seen.insert({picture.seriesInstanceUid, picture.sopInstanceUid, picture.frameNumber})
            .second
        && !m_tell.isActive())
        m_tell.start();
}

void SeenSlices::forgetOtherStudies()
{
    const Study* study = m_current->study();
    const std::string key = study ? keyOf(*study) : std::string();
    if (key == m_study)
        return;
    m_study = key;
    m_seen.clear();
    Q_EMIT changed();
}

SeenSlices::Count SeenSlices::countOf(const SeriesEntry& entry) const
{
    Count count;
    for (const VolumePtr& volume : entry.volumes)
        for (int slice = 0; slice < volume->geometry.slices; ++slice) {
            const PictureIdentity picture = pictureOf(*volume, slice);
            if (!picture.isKnown())
                continue;
            ++count.total;
            count.seen += m_seen.count({picture.seriesInstanceUid, picture.sopInstanceUid,
                                        picture.frameNumber})
                    > 0
                ? 1
                : 0;
        }
    return count;
}

} // namespace foramen
