#pragma once

#include "core/base/result.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/pictures/movie_saver.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace foramen {

class Actions;
class CurrentStudy;
class MessageBanner;
class PaneArea;
class PaneWidget;
class ReportExporter;

/// What the actions on pictures do: copy or save what the pane with the keyboard shows, save its
/// slices as a movie, print all panes.
class PictureCommands : public QObject {
    Q_OBJECT

public:
    /// The parts that the actions read.
    struct Parts {
        const CurrentStudy& current;
        const ReportExporter& exporter; ///< the report that a DICOM picture belongs to
        PaneArea& area;
        MessageBanner& banner;
    };
    /// @param window  the parent of the dialogs.
    PictureCommands(const Parts& parts, Actions* actions, QWidget* window);

private:
    void copy();
    void save();
    void saveMovie();
    void print();

    /// Where the pane shows no picture, says so.
    [[nodiscard]] bool hasPicture(const PaneWidget& pane);
    /// A report's pictures are those of its own study.
    [[nodiscard]] bool isPrior(const PaneWidget& pane) const;
    /// "spine-20260102-1a2b3c4d-axial-t2-7", without patient data. @param number  of the slice.
    [[nodiscard]] QString fileNameOf(const PaneWidget& pane, std::optional<int> number) const;
    /// The series of the pane in the words of the series list.
    [[nodiscard]] QString titleOf(const PaneWidget& pane) const;
    void write(const QString& file, std::function<Result<void>()> work);

    Parts m_parts;
    QWidget* m_window;
    MovieSaver m_movies;
    TaskRunner m_writer{TaskRunner::kWriting};
};

} // namespace foramen
