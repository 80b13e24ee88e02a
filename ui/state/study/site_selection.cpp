#include "ui/state/study/site_selection.h"

namespace foramen {

void SiteSelection::select(Site site)
{
    if (m_site == site)
        return;
    m_site = site;
    Q_EMIT changed(site);
}

} // namespace foramen
