#pragma once

#include <QStringList>
#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace foramen {

class Actions;
class RecentStudies;

/// The page that is shown while no study is open: ways to open one, and recently opened ones or,
/// before the first, where to begin; or that a scan is running.
class StartPage : public QWidget {
    Q_OBJECT

public:
    /// @param place  where the reader's work is kept
    StartPage(Actions* actions, RecentStudies* recent, const QString& place,
              QWidget* parent = nullptr);

    /// @p scanning: files are being read; the choices wait.
    void setScanning(bool scanning);
    /// Files are being dragged over the window.
    void setDropHint(bool over);

protected:
    void showEvent(QShowEvent* event) override;

Q_SIGNALS:
    void pathsChosen(const QStringList& paths);
    /// The reader gives up the scan.
    void cancelled();

private:
    QFrame* makeDropFrame(Actions* actions);
    QLabel* makeFirstSteps(Actions* actions, const QString& place);
    void showRecent();

    RecentStudies* m_recentStudies;
    QFrame* m_frame = nullptr;
    QLabel* m_heading = nullptr;
    QLabel* m_hint = nullptr;
    QProgressBar* m_busy = nullptr;
    QPushButton* m_cancel = nullptr;
    QWidget* m_choices = nullptr;
    QWidget* m_recent = nullptr;
    QVBoxLayout* m_recentList = nullptr;
    QLabel* m_firstSteps = nullptr; ///< in place of recent studies
};

} // namespace foramen
