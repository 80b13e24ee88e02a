#pragma once

#include <QObject>
#include <QTimer>

#include <compare>
#include <set>
#include <string>

namespace foramen {

class PaneArea;
class CurrentStudy;
class StudyOpening;
class PaneWidget;
struct SeriesEntry;

/// Records which pictures of the open study have been on the screen, in any pane.
class SeenSlices : public QObject {
    Q_OBJECT

public:
    SeenSlices(const CurrentStudy& current, const StudyOpening& opening, PaneArea* area,
               QObject* parent = nullptr);

    /// How many pictures of a series were seen.
    struct Count {
        int seen = 0;
        int total = 0; ///< pictures with an identity; 0 while the series is not loaded
    };
    [[nodiscard]] Count countOf(const SeriesEntry& entry) const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Identity of one picture.
    struct Key {
        std::string series;
        std::string instance;
        int frame = 1;
        // NOLINTNEXTLINE(modernize-use-nullptr): the check sees a 0 that nobody wrote
        auto operator<=>(const Key&) const = default;
    };
    void note(const PaneWidget& pane);
    void forgetOtherStudies();

    const CurrentStudy& m_current;
    std::string m_study;
    std::set<Key> m_seen;
    QTimer m_tell; ///< combines many changes into one signal
};

} // namespace foramen
