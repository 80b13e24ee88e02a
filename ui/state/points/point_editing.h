#pragma once

#include "core/imaging/volume.h"
#include "core/spine/assessment.h"

#include <QObject>
#include <QString>

#include <optional>

namespace foramen {

class AssessmentEditing;
class CurrentStudy;

/// Places, moves, accepts and removes the points of the sites for the reader. Each is one step of
/// the undo stack. A point of one side that would lie on the other is held back until the reader
/// has answered a question about it. GUI thread.
class PointEditing : public QObject {
    Q_OBJECT

public:
    PointEditing(CurrentStudy& current, AssessmentEditing& editing, QObject* parent = nullptr);

    /// Places or moves a site's point, on any series. Asks first where it would land on the
    /// patient's other side; refused, with failed(), in the midline and without geometry.
    /// @param point  LPS, mm, in the coordinates of the volume. @param image  pixels of the slice.
    void place(Site site, PatientPoint point, const VolumePtr& volume, int slice, ImagePoint image);
    /// Moves a site's point along the slice normal onto a slice, which may be of another series.
    void moveToSlice(Site site, const VolumePtr& volume, int slice);
    /// Moves a site's point along the spine into the plane of its level's disc: within its series,
    /// onto the nearest slice. The spine runs from the disc above to the disc below.
    void snapToLevel(Site site);
    /// Makes the model's point the reader's.
    void acceptModelPoint(Site site);
    /// The site has no point from now on, whatever the model found.
    void remove(Site site);

    /// The answers to the question.
    enum class Answer {
        OtherSite, ///< the place is meant for the same condition on the other side
        AllTheSame, ///< the point belongs to its side, although it lies on the other
    };
    /// Empty while nothing is asked.
    [[nodiscard]] QString question() const;
    void answer(Answer answer);
    void dropQuestion();

Q_SIGNALS:
    void questionChanged();
    void failed(const QString& sentence);

private:
    /// A place that waits for an answer.
    struct Asked {
        Site site;
        SiteLocation location;
    };

    void ask(std::optional<Asked> asked);
    void set(Site site, const SiteLocation& location);

    CurrentStudy& m_current;
    AssessmentEditing& m_editing;
    std::optional<Asked> m_asked;
};

} // namespace foramen
