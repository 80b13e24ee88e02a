#include "ui/state/pictures/movie_encoder.h"

#include "tests/support/file_content.h"
#include "tests/support/program_run.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kCount = 12;
const QSize kSize(51, 34); // odd: an MP4 must be padded

int greyOf(int index)
{
    return 10 + 20 * index;
}

/// One grey in each picture, with a red bar at its left.
QImage picture(int index)
{
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(qRgb(greyOf(index), greyOf(index), greyOf(index)));
    for (int y = 0; y < kSize.height(); ++y)
        for (int x = 0; x < 6; ++x)
            image.setPixel(x, y, qRgb(255, 0, 0));
    return image;
}

} // namespace

/// Movies of one picture after the other.
class TestMovieEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void gif_hasThePictures();
    void mp4_hasThePictures();
    void strangeNames_areNames_data();
    void strangeNames_areNames();
    void noProgram_isSaid();
    void unwritableFolder_isSaidAndNothingIsLeft();
    void cancelled_theOldFileStays();
    void destroyed_theOldFileStays();
    void encoder_canBeUsedAgain();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    static Movie movie(const QString& file, MovieFormat format)
    {
        return {.file = file,
                .format = format,
                .size = kSize,
                .rate = 8,
                .count = kCount,
                .picture = picture};
    }
    void makeMovie(MovieEncoder& encoder, const Movie& movie)
    {
        QSignalSpy finished(&encoder, &MovieEncoder::finished);
        QSignalSpy failed(&encoder, &MovieEncoder::failed);
        QSignalSpy progressed(&encoder, &MovieEncoder::progressed);
        encoder.start(movie);
        QVERIFY(encoder.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(finished.count() + failed.count() == 1, 20000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
        QVERIFY(!encoder.isRunning());
        QCOMPARE(progressed.count(), kCount);
        QCOMPARE(progressed.last()[0].toInt(), kCount);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_program = MovieEncoder::installedProgram();
};

void TestMovieEncoder::init()
{
    if (m_program.isEmpty())
        QSKIP("ffmpeg is not installed");
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestMovieEncoder::gif_hasThePictures()
{
    MovieEncoder encoder(m_program);
    makeMovie(encoder, movie(path("movie.gif"), MovieFormat::Gif));
    QImageReader reader(path("movie.gif"));
    QCOMPARE(reader.imageCount(), kCount);
    QCOMPARE(reader.loopCount(), -1); // for ever
    for (int index = 0; index < kCount; ++index) {
        const QImage read = reader.read();
        QCOMPARE(read.size(), kSize);
        QCOMPARE(read.pixel(30, 20), qRgb(greyOf(index), greyOf(index), greyOf(index)));
        QCOMPARE(read.pixel(2, 20), qRgb(255, 0, 0));
        QVERIFY(std::abs(reader.nextImageDelay() - 125) <= 10); // hundredths of a second
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"movie.gif"});
}

void TestMovieEncoder::mp4_hasThePictures()
{
    MovieEncoder encoder(m_program);
    makeMovie(encoder, movie(path("movie.mp4"), MovieFormat::Mp4));
    const auto read = runProgram(
        m_program,
        {"-loglevel", "error", "-i", path("movie.mp4"), "-f", "rawvideo", "-pix_fmt", "gray", "-"});
    const QSize padded(52, 34);
    QCOMPARE(read.out.size(), qsizetype{kCount} * padded.width() * padded.height());
    for (int index = 0; index < kCount; ++index) {
        const auto grey = static_cast<unsigned char>(
            read.out[(qsizetype{index} * padded.height() + 20) * padded.width() + 30]);
        QVERIFY2(std::abs(grey - greyOf(index)) <= 4,
                 qPrintable(QStringLiteral("%1: %2").arg(index).arg(grey)));
    }
}

void TestMovieEncoder::strangeNames_areNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces") << QStringLiteral("my movie.gif");
    QTest::newRow("option") << QStringLiteral("-y.gif");
    QTest::newRow("colon") << QStringLiteral("http:movie.gif");
    QTest::newRow("percent") << QStringLiteral("movie%03d.gif");
    QTest::newRow("letters") << QStringLiteral("Wirbelsäule.gif");
}

void TestMovieEncoder::strangeNames_areNames()
{
    QFETCH(const QString, name);
    MovieEncoder encoder(m_program);
    makeMovie(encoder, movie(path(name), MovieFormat::Gif));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{name});
}

void TestMovieEncoder::noProgram_isSaid()
{
    MovieEncoder encoder(path("no-such-program"));
    QSignalSpy failed(&encoder, &MovieEncoder::failed);
    encoder.start(movie(path("movie.gif"), MovieFormat::Gif));
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains("cannot be started"));
    QVERIFY(!encoder.isRunning());
}

void TestMovieEncoder::unwritableFolder_isSaidAndNothingIsLeft()
{
    MovieEncoder encoder(m_program);
    QSignalSpy failed(&encoder, &MovieEncoder::failed);
    encoder.start(movie(path("no/such/folder.gif"), MovieFormat::Gif));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    QVERIFY2(failed[0][0].toString().contains("No such file or directory"),
             qPrintable(failed[0][0].toString()));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestMovieEncoder::cancelled_theOldFileStays()
{
    writeText(path("movie.gif"), "old");
    MovieEncoder encoder(m_program);
    QSignalSpy finished(&encoder, &MovieEncoder::finished);
    QSignalSpy failed(&encoder, &MovieEncoder::failed);
    connect(&encoder, &MovieEncoder::progressed, &encoder, [&encoder](int done) {
        if (done == 3)
            encoder.cancel();
    });
    encoder.start(movie(path("movie.gif"), MovieFormat::Gif));
    QTRY_VERIFY_WITH_TIMEOUT(!encoder.isRunning(), 20000);
    QCoreApplication::processEvents();
    QVERIFY(finished.isEmpty() && failed.isEmpty());
    QCOMPARE(contentOf(path("movie.gif")), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"movie.gif"});
}

void TestMovieEncoder::destroyed_theOldFileStays()
{
    writeText(path("movie.mp4"), "old");
    auto encoder = std::make_unique<MovieEncoder>(m_program);
    QSignalSpy progressed(encoder.get(), &MovieEncoder::progressed);
    encoder->start(movie(path("movie.mp4"), MovieFormat::Mp4));
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 20000);
    encoder.reset();
    QCOMPARE(contentOf(path("movie.mp4")), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"movie.mp4"});
}

void TestMovieEncoder::encoder_canBeUsedAgain()
{
    MovieEncoder encoder(m_program);
    makeMovie(encoder, movie(path("one.gif"), MovieFormat::Gif));
    encoder.start(movie(path("two.gif"), MovieFormat::Gif));
    encoder.cancel();
    makeMovie(encoder, movie(path("three.gif"), MovieFormat::Gif));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), (QStringList{"one.gif", "three.gif"}));
}

QTEST_MAIN(TestMovieEncoder)
#include "tst_movie_encoder.moc"
