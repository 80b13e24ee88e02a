#pragma once

#include <QObject>

#include <cstddef>
#include <optional>

namespace foramen {

class CurrentStudy;
struct SavedStudy;
class StudySaving;

/// What the reader says of which series of the open study are linked, whatever their Frames of
/// Reference and pictures say. Saved: the study opens with it the next time. GUI thread.
class SeriesLinks : public QObject {
    Q_OBJECT

public:
    SeriesLinks(CurrentStudy& current, StudySaving& saving, QObject* parent = nullptr);

    /// Links a series with all others, or with none; none: as frames and pictures say.
    void say(std::size_t seriesIndex, std::optional<bool> isLinked);
    [[nodiscard]] std::optional<bool> said(std::size_t seriesIndex) const;

private:
    void restore(const SavedStudy& saved);

    CurrentStudy& m_current;
    StudySaving& m_saving;
};

} // namespace foramen
