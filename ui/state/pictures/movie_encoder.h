#pragma once

#include <QObject>
#include <QProcess>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>

class QImage;

namespace foramen {

class FileReplacement;

/// The formats of a movie.
enum class MovieFormat {
    Gif, ///< plays in a loop everywhere; 256 colours
    Mp4 ///< H.264
};

/// A movie to make.
struct Movie {
    QString file; ///< replaced once the movie is whole
    MovieFormat format = MovieFormat::Gif;
    QSize size; ///< of each picture, pixels; an MP4 is padded to even numbers
    int rate = 10; ///< pictures a second
    int count = 0; ///< of pictures
    std::function<QImage(int index)> picture; ///< called once for each, in order
};

/// Makes a movie with the program ffmpeg. GUI thread: pictures are asked for one by one as the
/// program takes them, and nothing waits. Destruction ends the program; the old file stays then.
class MovieEncoder : public QObject {
    Q_OBJECT

public:
    /// The installed encoder; empty where there is none.
    [[nodiscard]] static QString installedProgram();

    /// @param program  path of ffmpeg.
    explicit MovieEncoder(QString program, QObject* parent = nullptr);
    ~MovieEncoder() override;

    /// Only while none is being made. progressed() follows, and finished() or failed().
    void start(Movie movie);
    /// Nothing is told after it.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_file != nullptr; }

Q_SIGNALS:
    void progressed(int done, int count);
    void finished();
    void failed(const QString& sentence);

private:
    void feed();
    void takeEnd(int exitCode, QProcess::ExitStatus status);
    void fail(const QString& sentence);
    [[nodiscard]] QStringList arguments() const;

    QString m_program;
    QProcess m_process;
    Movie m_movie;
    int m_next = 0; ///< the picture that is to be written
    std::unique_ptr<FileReplacement> m_file; ///< null: no movie is being made
};

} // namespace foramen
