#include "ui/state/pictures/movie_encoder.h"

#include "core/base/files/file_replacement.h"
#include "ui/state/language/reason_text.h"

#include <QImage>
#include <QStandardPaths>

#include <utility>

namespace foramen {

namespace {

/// The last line of what a program says.
QString lastLine(const QByteArray& output)
{
    return QString::fromLocal8Bit(output).trimmed().section(QLatin1Char('\n'), -1);
}

} // namespace

QString MovieEncoder::installedProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

MovieEncoder::MovieEncoder(QString program, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    connect(&m_process, &QProcess::started, this, &MovieEncoder::feed);
    connect(&m_process, &QProcess::bytesWritten, this, &MovieEncoder::feed);
    connect(&m_process, &QProcess::finished, this, &MovieEncoder::takeEnd);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("The encoder %1 cannot be started.").arg(m_program));
    });
}

MovieEncoder::~MovieEncoder()
{
    cancel();
}

QStringList MovieEncoder::arguments() const
{
    const QString size =
        QStringLiteral("%1x%2").arg(m_movie.size.width()).arg(m_movie.size.height());
    QStringList all = {"-hide_banner", "-loglevel", "error",      "-y",
                       "-f",           "rawvideo",  "-pix_fmt",   "rgb24",
                       "-video_size",  size,        "-framerate", QString::number(m_movie.rate),
                       "-i",           "pipe:0"};
    if (m_movie.format == MovieFormat::Gif)
        // A palette for each picture: nothing is kept for a common one, and grey levels stay.
        all << "-filter_complex"
            << "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=none"
            << "-loop"
            << "0"
            << "-f"
            << "gif";
    else
        all << "-vf"
            << "pad=ceil(iw/2)*2:ceil(ih/2)*2"
            << "-c:v"
            << "libx264"
            << "-crf"
            << "16"
            << "-pix_fmt"
            << "yuv420p"
            << "-movflags"
            << "+faststart"
            << "-f"
            << "mp4";
    // With its protocol: no name is taken for an option or an address.
    return all << QStringLiteral("file:") + QString::fromStdString(m_file->part().string());
}

void MovieEncoder::start(Movie movie)
{
    Q_ASSERT(!isRunning() && movie.count > 0);
    m_movie = std::move(movie);
    m_next = 0;
    m_file = std::make_unique<FileReplacement>(m_movie.file.toStdString());
    m_process.start(m_program, arguments());
}

void MovieEncoder::cancel()
{
    if (!isRunning())
        return;
    // Its end is not to be told.
    const QSignalBlocker silent(&m_process);
    m_process.kill();
    m_process.waitForFinished();
    m_file.reset();
    m_movie = {};
}

void MovieEncoder::feed()
{
    // One picture at a time is drawn and waits to be taken.
    if (!isRunning() || m_process.bytesToWrite() > 0)
        return;
    if (m_next == m_movie.count) {
        m_process.closeWriteChannel();
        return;
    }
    const QImage picture = m_movie.picture(m_next).convertToFormat(QImage::Format_RGB888);
    Q_ASSERT(picture.size() == m_movie.size);
    for (int row = 0; row < picture.height(); ++row)
        m_process.write(reinterpret_cast<const char*>(picture.constScanLine(row)),
                        qint64{3} * picture.width());
    Q_EMIT progressed(++m_next, m_movie.count);
}

void MovieEncoder::takeEnd(int exitCode, QProcess::ExitStatus status)
{
    if (status != QProcess::NormalExit || exitCode != 0) {
        const QString said = lastLine(m_process.readAllStandardError());
        fail(said.isEmpty() ? tr("The encoder ended without a movie.")
                            : tr("The encoder says: %1").arg(said));
        return;
    }
    if (const auto replaced = m_file->commit(); !replaced) {
        fail(reasonSentence(replaced.error().reason));
        return;
    }
    m_file.reset();
    m_movie = {};
    Q_EMIT finished();
}

void MovieEncoder::fail(const QString& sentence)
{
    m_file.reset();
    m_movie = {};
    Q_EMIT failed(sentence);
}

} // namespace foramen
