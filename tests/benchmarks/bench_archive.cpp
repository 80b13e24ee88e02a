// Times an archive on this machine (Debian's Orthanc, started for it): a study of 72 files from the
// request to pixels in memory, beside DCMTK's getscu and curl, which only write the files; and a
// search with 500 answers. DIMSE and DICOMweb. Grading is off.
//   bench_archive [RUNS]

#include "core/base/statistics.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/sample_image.h"
#include "ui/state/archive/archive_retrieval.h"
#include "ui/state/archive/archive_search.h"
#include "ui/state/session/session.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

namespace {

constexpr int kSearched = 500;

/// Writes one study of a sagittal T2, a sagittal T1 and an axial T2: 72 files of 512 by 512.
std::vector<fs::path> writeStudy(const fs::path& folder)
{
    constexpr int side = 512;
    constexpr std::array<std::pair<const char*, int>, 3> kinds = {
        {{"t2_tse_sag", 18}, {"t1_tse_sag", 18}, {"t2_tse_tra", 36}}};
    fs::create_directories(folder);
    std::vector<fs::path> files;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const auto& [description, count] = kinds[kind];
        const bool isSagittal = kind < 2;
        SampleImage image;
        image.seriesUid += "." + std::to_string(kind + 1);
        image.seriesNumber = static_cast<int>(kind) + 1;
        image.rows = image.columns = side;
        image.spacing = {0.6, 0.6};
        if (isSagittal)
            image.orientation = {0, 1, 0, 0, 0, -1};
        image.change = [&, name = description, isT1 = kind == 1](DcmDataset& data) {
            data.putAndInsertString(DCM_SeriesDescription, name);
            data.putAndInsertString(DCM_EchoTime, isT1 ? "10" : "110");
            data.putAndInsertString(DCM_RepetitionTime, isT1 ? "500" : "3500");
            data.putAndInsertString(DCM_ScanningSequence, "SE");
            data.putAndInsertString(DCM_BodyPartExamined, "LSPINE");
        };
        for (int slice = 1; slice <= count; ++slice) {
            const double at = 4.0 * slice - 2.0 * count;
            image.position =
                isSagittal ? std::array{at, -128.0, 128.0} : std::array{-128.0, -128.0, at};
            image.instanceNumber = slice;
            image.sopUid = image.seriesUid + "." + std::to_string(slice);
            files.push_back(folder / fmt::format("{}-{:03}.dcm", kind, slice));
            writeSample(files.back(), image);
        }
    }
    return files;
}

/// Writes studies of one small file each.
std::vector<fs::path> writeMany(const fs::path& folder)
{
    fs::create_directories(folder);
    std::vector<fs::path> files;
    for (int i = 1; i <= kSearched; ++i) {
        SampleImage image;
        image.rows = image.columns = 8;
        image.studyUid += "." + std::to_string(i);
        image.seriesUid = image.studyUid + ".1";
        image.sopUid = image.seriesUid + ".1";
        image.change = [i](DcmDataset& data) {
            data.putAndInsertString(DCM_PatientID, fmt::format("MANY{}", i).c_str());
        };
        files.push_back(folder / fmt::format("{}.dcm", i));
        writeSample(files.back(), image);
    }
    return files;
}

double elapsedMs(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// The time of a program that retrieves the study and writes its files.
double plainTransfer(const QString& program, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TCP_NODELAY", "1"); // makes getscu faster
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    constexpr int longest = 120'000; // ms
    if (!process.waitForFinished(longest) || process.exitCode() != 0) {
        fmt::print(stderr, "{} failed: {}\n", program.toStdString(),
                   process.readAll().toStdString());
        std::exit(1);
    }
    return elapsedMs(clock);
}

struct Opened {
    double first = 0; ///< ms to the first series in pixels
    double whole = 0; ///< ms to all series in pixels
};

/// As the window does it: the first series opens the study, the others are added.
Opened retrieveAndOpen(const ArchiveClientPtr& client, const StudyMatch& study)
{
    const QTemporaryDir folder;
    SessionOptions options;
    options.databaseFile = (folder.path() + "/bench.sqlite").toStdString();
    options.gradeAutomatically = false;
    Session session(options);
    ArchiveRetrieval retrieval(ArchiveCache((folder.path() + "/archive").toStdString()));
    QElapsedTimer clock;
    Opened times;
    QEventLoop loop;
    const auto imagesShown = [&] {
        std::size_t images = 0;
        for (const SeriesRole role :
             {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
            for (const VolumePtr& volume : session.current()->series.volumesFor(role))
                images += volume->sources.size();
        return images;
    };
    QObject::connect(&session.current(), &CurrentStudy::volumesChanged, &loop, [&] {
        const std::size_t images = imagesShown();
        if (times.first == 0 && images > 0)
            times.first = elapsedMs(clock);
        if (images == static_cast<std::size_t>(study.instanceCount))
            loop.quit();
    });
    bool isScanDue = false;
    const auto scan = [&] {
        isScanDue = session.opening()->isScanning() || !session.current().isOpen();
        if (!isScanDue)
            session.opening()->scanAgain();
    };
    QObject::connect(session.opening(), &StudyOpening::changed, &loop, [&] {
        if (isScanDue)
            QTimer::singleShot(0, &loop, scan);
    });
    QObject::connect(&retrieval, &ArchiveRetrieval::arrived, &loop, [&] {
        if (session.opening()->paths().isEmpty())
            session.open({retrieval.folder()});
        else
            scan();
    });
    clock.start();
    retrieval.start(client, study);
    loop.exec();
    times.whole = elapsedMs(clock);
    return times;
}

/// ms until the answers are delivered.
double search(const ArchiveClientPtr& client)
{
    ArchiveSearch search;
    QEventLoop loop;
    QObject::connect(&search, &ArchiveSearch::changed, &loop, [&] {
        if (search.state() != SearchState::Running)
            loop.quit();
    });
    StudyQuery query;
    query.patientId = "MANY*";
    QElapsedTimer clock;
    clock.start();
    search.start(client, query);
    loop.exec();
    if (search.count() != kSearched)
        fmt::print(stderr, "{} answers\n", search.count());
    return elapsedMs(clock);
}

void print(const std::string& name, std::vector<double>& values, double plain)
{
    std::sort(values.begin(), values.end());
    fmt::print("{:<44} {:8.0f} ms [{:.0f}..{:.0f}]  x {:.2f}\n", name, upperMedianOf(values),
               values.front(), values.back(), upperMedianOf(values) / plain);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    OrthancServer server;
    if (!OrthancServer::isInstalled() || !server.start()) {
        fmt::print(stderr, "Orthanc is not installed or does not start\n");
        return 1;
    }
    PacsNode dimse;
    dimse.host = "localhost";
    dimse.port = server.dicomPort();
    dimse.calledAeTitle = "ORTHANC";
    dimse.callingAeTitle = "FORAMEN";
    PacsNode web;
    web.dialect = PacsDialect::Dicomweb;
    web.baseUrl = server.webUrl().toStdString();

    const std::vector<fs::path> files = writeStudy((folder.path() + "/study").toStdString());
    if (!makeArchiveClient(dimse)->send(files, Task()).isComplete())
        return 1;
    StudyMatch study{.studyInstanceUid = SampleImage().studyUid};
    study.instanceCount = static_cast<int>(files.size());

    const QString out = folder.path() + "/plain";
    const QString uid = QString::fromStdString(study.studyInstanceUid);
    for (const PacsNode& node : {dimse, web}) {
        const bool isDimse = node.dialect == PacsDialect::Dimse;
        std::vector<double> plain;
        std::vector<double> first;
        std::vector<double> whole;
        for (int run = 0; run < runs; ++run) {
            QDir(out).removeRecursively();
            QDir().mkpath(out);
            plain.push_back(
                isDimse
                    ? plainTransfer("getscu",
                                    {"-aet", "FORAMEN", "-aec", "ORTHANC", "-od", out, "-k",
                                     "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID=" + uid,
                                     "localhost", QString::number(server.dicomPort())})
                    : plainTransfer("curl",
                                    {"-sf", "-H",
                                     "Accept: multipart/related; "
                                     "type=\"application/dicom\"; transfer-syntax=*",
                                     "-o", out + "/answer", server.webUrl() + "/studies/" + uid}));
            const Opened opened = retrieveAndOpen(makeArchiveClient(node), study);
            first.push_back(opened.first);
            whole.push_back(opened.whole);
        }
        const std::string name = isDimse ? "DIMSE" : "DICOMweb";
        const double median = upperMedianOf(plain);
        print(name + (isDimse ? ": getscu" : ": curl"), plain, median);
        print(name + ": first series in pixels", first, median);
        print(name + ": whole study in pixels", whole, median);
    }

    if (!makeArchiveClient(dimse)
             ->send(writeMany((folder.path() + "/many").toStdString()), Task())
             .isComplete())
        return 1;
    for (const PacsNode& node : {dimse, web}) {
        std::vector<double> searched;
        for (int run = 0; run < runs; ++run)
            searched.push_back(search(makeArchiveClient(node)));
        print(node.dialect == PacsDialect::Dimse ? "DIMSE: a search with 500 answers"
                                                 : "DICOMweb: a search with 500 answers",
              searched, upperMedianOf(searched));
    }
}
