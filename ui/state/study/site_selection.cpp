#include "ui/state/study/site_selection.h"

#include <cstddef>

namespace foramen {

void SiteSelection::select(Site site)
{
    set(site, How::Chosen);
}

void SiteSelection::follow(Site site)
{
    set(site, How::Followed);
}

void SiteSelection::set(Site site, How how)
{
    if (m_site == site)
        return;
    m_site = site;
    Q_EMIT changed(site, how);
}

void SiteSelection::renumber(int by)
{
    const int level = static_cast<int>(m_site.level) + by;
    if (level >= 0 && level < static_cast<int>(kLevelCount))
        select({m_site.condition, kLevels[static_cast<std::size_t>(level)]});
}

} // namespace foramen
