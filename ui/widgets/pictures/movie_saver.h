#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

class QProgressDialog;
class QWidget;

namespace foramen {

class MessageBanner;
class MovieEncoder;
class PaneSnapshot;

/// Asks for a file and makes a movie of the slices of a pane in it. Its progress is shown in a
/// window of its own, where it can be cancelled; reading goes on.
class MovieSaver : public QObject {
    Q_OBJECT

public:
    /// @param window  the parent of the dialogs.
    MovieSaver(MessageBanner& banner, QWidget* window);
    ~MovieSaver() override;

    /// @param stack  after PaneSnapshot::keepWhatHoldsForAll(). @param rate  pictures a second.
    /// @param name  of the file that is offered, without its suffix.
    void save(std::shared_ptr<PaneSnapshot> stack, int rate, const QString& name);
    [[nodiscard]] bool isRunning() const { return m_encoder != nullptr; }

private:
    void start(const std::shared_ptr<PaneSnapshot>& stack, int rate, const QString& file);
    void end();

    MessageBanner& m_banner;
    QWidget* m_window;
    std::unique_ptr<MovieEncoder> m_encoder; ///< while a movie is made
    QPointer<QProgressDialog> m_progress;
};

} // namespace foramen
