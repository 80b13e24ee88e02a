// Opens, reads and closes studies for minutes or hours, and fails when the program's memory grows.
// `tst_soak --minutes 120`, by hand also under a sanitizer; see README.md.
#include "tests/soak/reading_script.h"
#include "tests/soak/resident_memory.h"

#include "core/phantom/study/phantom_study.h"
#include "tests/support/phantom_files.h"
#include "tests/support/window_driver.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

struct SoakOptions {
    double minutes = 0.05;
    int studies = 1; ///< different ones
    double boundMiB = 64; ///< that the memory may grow after the first round of all studies
    int every = 10; ///< studies between two lines of figures
    double secondsPerStudy = 0; ///< the least time that a study stays open
    bool realModel = false; ///< grades with the shipped model instead of one that takes no time
};

constexpr int kOpeningMs = 600000;
constexpr quint32 kSeed = 4711;

} // namespace

class Soak : public QObject {
    Q_OBJECT

public:
    explicit Soak(SoakOptions options)
        : m_options(options)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void memory_doesNotGrowWithStudies();
    void cleanupTestCase();

private:
    void readStudy(int number);
    void lookOn(const QElapsedTimer& sinceOpened) const;
    void tell(int read, double now) const;

    SoakOptions m_options;
    WindowDriver m_driver;
    QStringList m_studies;
    QElapsedTimer m_clock;
    double m_first = 0; ///< MiB after the first round
    double m_most = 0;
    long long m_events = 0;
};

void Soak::initTestCase()
{
    m_driver.prepare("soak");
    m_driver.clear();
    writePhantoms(m_driver.path("phantoms").toStdString(), {.seed = kSeed}, m_options.studies);
    const QDir images(m_driver.path("phantoms/train_images"));
    for (const QString& name : images.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        m_studies << images.filePath(name);
    QCOMPARE(m_studies.size(), m_options.studies);
    SessionOptions options = m_driver.options();
    if (m_options.realModel)
        options.makeGrader = SessionOptions{}.makeGrader;
    m_driver.showSession(options);
}

void Soak::readStudy(int number)
{
    QElapsedTimer sinceOpened;
    sinceOpened.start();
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.window->open({m_studies[number % m_studies.size()]});
    QVERIFY(settled.wait(kOpeningMs));
    QVERIFY2(m_driver.session->grading()->state() == GradingState::Done,
             qPrintable(m_driver.session->grading()->text()));
    ReadingScript script(*m_driver.session, *m_driver.window, kSeed + static_cast<quint32>(number));
    m_events += script.readStudy();
    lookOn(sinceOpened);
    m_driver.session->closeStudy();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

void Soak::lookOn(const QElapsedTimer& sinceOpened) const
{
    const auto least = static_cast<qint64>(m_options.secondsPerStudy * 1000);
    const qint64 rest = least - sinceOpened.elapsed();
    if (rest <= 0)
        return;
    QEventLoop looking;
    QTimer::singleShot(static_cast<int>(rest), &looking, &QEventLoop::quit);
    looking.exec();
}

void Soak::tell(int read, double now) const
{
    qInfo("%6.1f min, %5d studies, %8lld events: %7.1f MiB, %+.1f since the first round",
          static_cast<double>(m_clock.elapsed()) / 60000, read, m_events, now, now - m_first);
}

void Soak::memory_doesNotGrowWithStudies()
{
    m_clock.start();
    int read = 0;
    const auto isDue = [this] {
        return static_cast<double>(m_clock.elapsed()) >= m_options.minutes * 60000;
    };
    // Every study twice: fills caches, fonts and the thread pool.
    const int warmUp = 2 * m_options.studies;
    while (read < warmUp + 2 || !isDue()) {
        readStudy(read);
        if (QTest::currentTestFailed())
            return;
        ++read;
        const double now = residentMiB();
        if (read == warmUp)
            m_first = now;
        if (read < warmUp)
            continue;
        m_most = std::max(m_most, now - m_first);
        if (read % m_options.every == 0)
            tell(read, now);
    }
    const double now = residentMiB();
    tell(read, now);
    if (m_first == 0)
        QSKIP("The kernel does not tell how much memory a process holds");
    QVERIFY2(now - m_first <= m_options.boundMiB,
             qPrintable(QStringLiteral("grew by %1 MiB in %2 studies, most %3")
                            .arg(now - m_first, 0, 'f', 1)
                            .arg(read - warmUp)
                            .arg(m_most, 0, 'f', 1)));
}

void Soak::cleanupTestCase()
{
    m_driver.close();
}

int main(int argc, char** argv)
{
    // By default QtTest ends a test function after five minutes.
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(std::numeric_limits<int>::max()));
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Reads synthetic studies with real events and watches the memory."));
    parser.addHelpOption();
    SoakOptions options;
    const QCommandLineOption minutes(QStringLiteral("minutes"), QStringLiteral("How long."),
                                     QStringLiteral("N"), QString::number(options.minutes));
    const QCommandLineOption studies(QStringLiteral("studies"),
                                     QStringLiteral("Different studies, read in turn."),
                                     QStringLiteral("N"), QString::number(options.studies));
    const QCommandLineOption bound(QStringLiteral("bound"),
                                   QStringLiteral("MiB that the memory may grow."),
                                   QStringLiteral("N"), QString::number(options.boundMiB));
    const QCommandLineOption every(QStringLiteral("every"),
                                   QStringLiteral("Studies between two lines of figures."),
                                   QStringLiteral("N"), QString::number(options.every));
    const QCommandLineOption pace(QStringLiteral("pace"),
                                  QStringLiteral("Least seconds that a study stays open."),
                                  QStringLiteral("N"), QString::number(options.secondsPerStudy));
    const QCommandLineOption model(QStringLiteral("model"),
                                   QStringLiteral("Grade with the shipped model."));
    parser.addOptions({minutes, studies, bound, every, pace, model});
    parser.process(application);
    options.minutes = parser.value(minutes).toDouble();
    options.studies = std::max(1, parser.value(studies).toInt());
    options.boundMiB = parser.value(bound).toDouble();
    options.every = std::max(1, parser.value(every).toInt());
    options.secondsPerStudy = parser.value(pace).toDouble();
    options.realModel = parser.isSet(model);
    Soak soak(options);
    return QTest::qExec(&soak, {QStringLiteral("soak")});
}

#include "tst_soak.moc"
