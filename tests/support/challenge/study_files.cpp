#include "tests/support/challenge/study_files.h"

#include "tests/support/challenge/placed_series.h"
#include "tests/support/file_content.h"
#include "tests/support/phantom_files.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QList>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <map>

namespace foramen::test {

void writeTwoStudies(const QString& one, const QString& other)
{
    PhantomRecipe recipe{.seed = 7001};
    recipe.headers = PhantomHeaders::Challenge;
    writePhantoms(one.toStdString(), recipe);
    recipe.seed = 7002;
    writePhantoms(other.toStdString(), recipe);
}

StudyFiles::StudyFiles(const QString& original)
    : images(folder.filePath("train_images"))
{
    QDirIterator files(original + "/train_images", QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString source = files.next();
        const QString target = folder.filePath(QDir(original).relativeFilePath(source));
        QDir().mkpath(QFileInfo(target).path());
        if (!QFile::copy(source, target))
            qFatal("the generated study could not be copied");
    }
    for (const QByteArray& line :
         contentOf(original + "/train_series_descriptions.csv").split('\n')) {
        const QList<QByteArray> cells = line.trimmed().split(',');
        if (cells.size() < 3)
            continue;
        const QString series =
            images + '/' + QString::fromLatin1(cells[0]) + '/' + QString::fromLatin1(cells[1]);
        if (cells[2] == "Sagittal T1")
            sagittalT1 = series;
        else if (cells[2] == "Sagittal T2/STIR")
            sagittalT2 = series;
        else if (cells[2] == "Axial T2")
            axial = series;
    }
    if (sagittalT1.isEmpty() || sagittalT2.isEmpty() || axial.isEmpty())
        qFatal("the generated study lacks a series");
}

void useOtherStudy(const QString& series)
{
    editHeaders(series, [](DcmDataset& header) {
        header.putAndInsertString(DCM_StudyInstanceUID, "1.2.826.0.1.3680043.10.9.1");
        header.putAndInsertString(DCM_StudyDate, "20200101");
        header.putAndInsertString(DCM_PatientID, "another");
    });
}

void takeSeries(const QString& from, const QString& to)
{
    // Who and which examination it is said to be.
    const DcmTagKey names[] = {DCM_PatientID, DCM_StudyInstanceUID, DCM_SeriesInstanceUID};
    std::map<DcmTagKey, OFString> values;
    editHeaders(to, [&](DcmDataset& header) {
        for (const DcmTagKey& tag : names)
            header.findAndGetOFString(tag, values[tag]);
    });
    for (const QString& name : QDir(to).entryList(QDir::Files))
        QFile::remove(to + '/' + name);
    for (const QString& name : QDir(from).entryList(QDir::Files))
        if (!QFile::copy(from + '/' + name, to + '/' + name))
            qFatal("the series could not be copied");
    editHeaders(to, [&](DcmDataset& header) {
        for (const auto& [tag, value] : values)
            header.putAndInsertOFStringArray(tag, value);
    });
}

} // namespace foramen::test
