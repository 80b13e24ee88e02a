#pragma once

#include "core/dicom/tags/tag_listing.h"
#include "core/measure/annotation.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/lookup/lookup_window.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace foramen {

class CurrentStudy;
class StudyOpening;
class TagClipboard;
class TagFilter;
class TagModel;

/// All DICOM tags of one file of the open study, with a search. It follows the picture in the
/// active pane until another file is chosen, or following is switched off.
class TagBrowser : public LookupWindow {
    Q_OBJECT

public:
    TagBrowser(const CurrentStudy& current, const StudyOpening& opening, QWidget* owner);

    /// The picture that the active pane shows now; one without UID for none.
    void setShown(const PictureIdentity& picture);
    /// Shows the files of a series, and stops following the active pane.
    void showSeries(std::size_t seriesIndex);

    [[nodiscard]] QTreeView* tree() const { return m_tree; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    [[nodiscard]] QCheckBox* followBox() const { return m_follow; }
    [[nodiscard]] QComboBox* seriesBox() const { return m_series; }
    [[nodiscard]] QComboBox* fileBox() const { return m_files; }
    [[nodiscard]] const TagModel* model() const { return m_model; }

Q_SIGNALS:
    /// Another file's tags are shown, or the reason why not.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    [[nodiscard]] QLayout* makeChooser();
    [[nodiscard]] QLayout* makeFoot();
    void addShortcuts();
    void fillSeries();
    void fillFiles();
    void follow();
    void chooseFile();
    void read();
    void take(const Result<TagListing>& listing);
    void search(const QString& words);
    void refreshFoot();
    [[nodiscard]] std::optional<std::size_t> currentSeries() const;

    const CurrentStudy& m_current;
    TaskRunner m_reader{TaskRunner::kReading};
    TagModel* m_model;
    TagFilter* m_filter;
    QCheckBox* m_follow = nullptr;
    QComboBox* m_series = nullptr;
    QComboBox* m_files = nullptr;
    QLineEdit* m_search = nullptr;
    QTreeView* m_tree = nullptr;
    TagClipboard* m_clipboard = nullptr;
    QLabel* m_message = nullptr; ///< why there are no tags, or not all
    QLabel* m_count = nullptr;
    PictureIdentity m_picture; ///< in the active pane
    std::filesystem::path m_path; ///< read, or being read
    std::vector<std::filesystem::path> m_paths; ///< of the files in the box
};

} // namespace foramen
