#include "ui/widgets/pictures/movie_saver.h"

#include "ui/state/pictures/movie_encoder.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/pictures/pane_snapshot.h"
#include "ui/widgets/pictures/picture_folder.h"

#include <QDir>
#include <QFileDialog>
#include <QProgressDialog>

namespace foramen {

MovieSaver::MovieSaver(MessageBanner& banner, QWidget* window)
    : QObject(window)
    , m_banner(banner)
    , m_window(window)
{
}

MovieSaver::~MovieSaver() = default;

void MovieSaver::save(std::shared_ptr<PaneSnapshot> stack, int rate, const QString& name)
{
    if (isRunning()) {
        m_banner.showMessage(tr("A movie is being made already."));
        return;
    }
    if (MovieEncoder::installedProgram().isEmpty()) {
        m_banner.showMessage(tr("Movies are made by the program ffmpeg, which is not installed. "
                                "On Debian: apt install ffmpeg."));
        return;
    }
    const QString gif = tr("GIF, plays everywhere (*.gif)");
    auto* dialog = new QFileDialog(m_window, tr("Save the slices as a movie"),
                                   QDir(pictureFolder()).filePath(name + QStringLiteral(".gif")),
                                   gif + QStringLiteral(";;") + tr("MP4, smaller (*.mp4)"));
    dialog->setObjectName(QStringLiteral("movieFileDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("gif"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, gif](const QString& filter) {
        dialog->setDefaultSuffix(filter == gif ? QStringLiteral("gif") : QStringLiteral("mp4"));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, stack = std::move(stack), rate](const QString& file) {
                rememberPictureFolder(file);
                start(stack, rate, file);
            });
    dialog->open();
}

void MovieSaver::start(const std::shared_ptr<PaneSnapshot>& stack, int rate, const QString& file)
{
    m_encoder = std::make_unique<MovieEncoder>(MovieEncoder::installedProgram());
    m_progress =
        new QProgressDialog(tr("Making the movie…"), tr("Cancel"), 0, stack->count(), m_window);
    m_progress->setObjectName(QStringLiteral("movieProgress"));
    m_progress->setWindowTitle(tr("Movie"));
    m_progress->setAttribute(Qt::WA_DeleteOnClose);
    m_progress->setAutoClose(false);
    connect(m_progress, &QProgressDialog::canceled, this, &MovieSaver::end);
    connect(m_encoder.get(), &MovieEncoder::progressed, m_progress, &QProgressDialog::setValue);
    connect(m_encoder.get(), &MovieEncoder::finished, this, [this, file] {
        end();
        m_banner.showDone(tr("Saved as %1.").arg(QDir::toNativeSeparators(file)));
    });
    connect(m_encoder.get(), &MovieEncoder::failed, this, [this](const QString& sentence) {
        end();
        m_banner.showMessage(tr("The movie was not made. %1").arg(sentence));
    });
    m_encoder->start({.file = file,
                      .format = file.endsWith(QLatin1String(".mp4"), Qt::CaseInsensitive)
                          ? MovieFormat::Mp4
                          : MovieFormat::Gif,
                      .size = stack->size(),
                      .rate = rate,
                      .count = stack->count(),
                      .picture = [stack](int position) {
                          return stack->imageAt(position);
                      }});
}

void MovieSaver::end()
{
    if (!m_encoder)
        return;
    // It may be one of its own signals that ends it.
    m_encoder->cancel();
    m_encoder.release()->deleteLater();
    if (m_progress)
        m_progress->close();
}

} // namespace foramen
