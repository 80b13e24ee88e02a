#pragma once

#include "core/spine/terms.h"

#include <QObject>

namespace foramen {

/// The current site, which the reader works on. It stays when another study is opened. GUI thread.
class SiteSelection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] Site site() const { return m_site; }
    void select(Site site);

Q_SIGNALS:
    void changed(foramen::Site site);

private:
    Site m_site;
};

} // namespace foramen
