#pragma once

#include <QObject>

#include <cstddef>
#include <optional>

namespace foramen {

class CurrentStudy;
struct SavedStudy;
class StudySaving;

/// The reader's choice which series of the open study are linked. It overrules Frames of Reference
/// and pictures, and is saved with the study. GUI thread.
class SeriesLinks : public QObject {
    Q_OBJECT

public:
    SeriesLinks(CurrentStudy& current, StudySaving& saving, QObject* parent = nullptr);

    /// Links a series with all others (true) or with none (false); none: Frames of Reference and
    /// pictures decide.
    void overrule(std::size_t seriesIndex, std::optional<bool> isLinked);
    [[nodiscard]] std::optional<bool> overruled(std::size_t seriesIndex) const;

private:
    void restore(const SavedStudy& saved);

    CurrentStudy& m_current;
    StudySaving& m_saving;
};

} // namespace foramen
