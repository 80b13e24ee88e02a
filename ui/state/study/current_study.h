#pragma once

#include "core/imaging/series_role.h"
#include "ui/state/study/open_study.h"

#include <QObject>
#include <QUndoGroup>

#include <memory>

namespace foramen {

/// Owns the open study, if there is one, and emits the changes of it, whoever makes them. Keep no
/// reference to the study itself: it is destroyed when another one is shown.
class CurrentStudy : public QObject {
    Q_OBJECT

public:
    explicit CurrentStudy(QObject* parent = nullptr);
    ~CurrentStudy() override;

    [[nodiscard]] OpenStudy& operator*() { return *m_study; }
    [[nodiscard]] const OpenStudy& operator*() const { return *m_study; }
    [[nodiscard]] OpenStudy* operator->() { return m_study.get(); }
    [[nodiscard]] const OpenStudy* operator->() const { return m_study.get(); }
    [[nodiscard]] bool isOpen() const { return m_study->index.has_value(); }

    /// Opens a study in place of the one that is open.
    void show(std::unique_ptr<OpenStudy> study);
    void close();

    /// Undo and redo of the study that is open.
    [[nodiscard]] QUndoGroup* undoGroup() { return &m_undo; }

Q_SIGNALS:
    void closing(); ///< the study is still there, for the last time
    void replaced(); ///< another study is open, or none; all signals below follow
    void seriesChanged(); ///< roles, thumbnails, volumes loaded
    void volumesChanged(foramen::SeriesRole role);
    void spacesChanged(); ///< which series are linked
    void windowsChanged(); ///< the windows about the spine
    void problemsChanged();
    void assessmentChanged(); ///< any cell, level or numbering

private:
    void replace(std::unique_ptr<OpenStudy> study);

    QUndoGroup m_undo;
    std::unique_ptr<OpenStudy> m_study; ///< never null
};

} // namespace foramen
