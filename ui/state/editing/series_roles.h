#pragma once

#include "core/imaging/series_role.h"

#include <QObject>

#include <cstddef>
#include <optional>

namespace foramen {

class CurrentStudy;
struct SavedStudy;
class StudySaving;

/// The roles that the reader gives to series of the open study. They are saved with the study. GUI
/// thread.
class SeriesRoles : public QObject {
    Q_OBJECT

public:
    SeriesRoles(CurrentStudy& current, StudySaving& saving, QObject* parent = nullptr);

    /// Gives a series a role, or none; given() follows.
    void give(std::size_t seriesIndex, std::optional<SeriesRole> role);
    /// Resets a series to the role that its headers give it.
    void reset(std::size_t seriesIndex);

Q_SIGNALS:
    void given(); ///< by the reader, just now
    void changed(); ///< another series is used for a role

private:
    /// Whether a role can be given to this series now.
    [[nodiscard]] bool canGive(std::size_t seriesIndex);
    void save(std::size_t seriesIndex);
    /// Applies the saved roles. The database records who gave them and when; readers may share it.
    void restore(const SavedStudy& saved);
    void tell();

    CurrentStudy& m_current;
    StudySaving& m_saving;
};

} // namespace foramen
