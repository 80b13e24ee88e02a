#pragma once

#include "core/spine/operating_points.h"

#include <QObject>

namespace foramen {

class CurrentStudy;

/// The site's own cut-offs for the AI's grades, kept in the settings. None are set at first.
class SiteCutOffs : public QObject {
    Q_OBJECT

public:
    explicit SiteCutOffs(QObject* parent = nullptr);

    [[nodiscard]] const OperatingPoints& points() const { return m_points; }
    void set(const OperatingPoints& points);

    /// Makes a study obey the cut-offs, and each one that replaces it.
    void follow(CurrentStudy& study);

Q_SIGNALS:
    void changed();

private:
    OperatingPoints m_points;
};

} // namespace foramen
