#include "ui/state/grading/site_cut_offs.h"

#include "ui/state/settings/settings.h"
#include "ui/state/study/current_study.h"

namespace foramen {

SiteCutOffs::SiteCutOffs(QObject* parent)
    : QObject(parent)
    , m_points(Settings().operatingPoints())
{
}

void SiteCutOffs::set(const OperatingPoints& points)
{
    if (points == m_points)
        return;
    m_points = points;
    Settings().setOperatingPoints(points);
    Q_EMIT changed();
}

void SiteCutOffs::follow(CurrentStudy& study)
{
    const auto apply = [this, &study] {
        study->assessment.setOperatingPoints(m_points);
    };
    apply();
    connect(&study, &CurrentStudy::replaced, this, apply); // assessmentChanged() follows by itself
    connect(this, &SiteCutOffs::changed, &study, [apply, &study] {
        apply();
        Q_EMIT study.assessmentChanged();
    });
}

} // namespace foramen
