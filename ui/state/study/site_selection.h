#pragma once

#include "core/spine/terms.h"

#include <QObject>

namespace foramen {

/// The current site, which the reader works on. It stays when another study is opened. GUI thread.
class SiteSelection : public QObject {
    Q_OBJECT

public:
    /// How a site became the current one.
    enum class How { Chosen, Followed };
    Q_ENUM(How)

    using QObject::QObject;

    [[nodiscard]] Site site() const { return m_site; }
    void select(Site site);
    /// The current site goes along with a pane that the reader scrolled there.
    void follow(Site site);
    /// The levels were renumbered by so many: the same place of the spine stays the current one
    /// where it still has a level.
    void renumber(int by);

Q_SIGNALS:
    void changed(foramen::Site site, foramen::SiteSelection::How how);

private:
    void set(Site site, How how);

    Site m_site;
};

} // namespace foramen
