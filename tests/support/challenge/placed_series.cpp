#include "tests/support/challenge/placed_series.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace foramen::test {

namespace {

QStringList filesOf(const QString& folder)
{
    QStringList files;
    for (const QFileInfo& file : QDir(folder).entryInfoList({"*.dcm"}, QDir::Files, QDir::Name))
        files << file.filePath();
    if (files.isEmpty())
        qFatal("the series of the test has no files");
    return files;
}

double numberOf(DcmDataset& header, const DcmTagKey& tag, unsigned long index)
{
    Float64 value = 0;
    if (header.findAndGetFloat64(tag, value, index).bad())
        qFatal("a file of the test lacks a number");
    return value;
}

PatientVector vectorOf(DcmDataset& header, const DcmTagKey& tag, unsigned long first)
{
    return {numberOf(header, tag, first), numberOf(header, tag, first + 1),
            numberOf(header, tag, first + 2)};
}

std::string textOf(PatientVector v)
{
    return QString("%1\\%2\\%3")
        .arg(v.x, 0, 'f', 6)
        .arg(v.y, 0, 'f', 6)
        .arg(v.z, 0, 'f', 6)
        .toStdString();
}

void put(DcmDataset& header, const DcmTagKey& tag, const std::string& value)
{
    if (header.putAndInsertString(tag, value.c_str()).bad())
        qFatal("a header of the test could not be written");
}

/// Position and orientation of a picture.
struct Place {
    std::string position;
    std::string orientation;
    double z = 0;
    double x = 0;
};

Place placeOf(DcmDataset& header)
{
    const PatientVector position = vectorOf(header, DCM_ImagePositionPatient, 0);
    return {textOf(position),
            textOf(vectorOf(header, DCM_ImageOrientationPatient, 0)) + '\\'
                + textOf(vectorOf(header, DCM_ImageOrientationPatient, 3)),
            position.z, position.x};
}

/// Puts the first picture of an order where the last one is, and so on.
template <class Before> void reversePlaces(const QString& folder, const Before& before)
{
    const QStringList files = filesOf(folder);
    std::vector<Place> places;
    std::vector<std::size_t> order;
    for (const QString& file : files) {
        DcmFileFormat format;
        if (format.loadFile(file.toStdString().c_str()).bad())
            qFatal("a file of the test could not be read");
        order.push_back(places.size());
        places.push_back(placeOf(*format.getDataset()));
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return before(places[a], places[b]); });
    std::vector<Place> placed(places.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        placed[order[i]] = places[order[order.size() - 1 - i]];
    std::size_t next = 0;
    editHeaders(folder, [&](DcmDataset& header) {
        put(header, DCM_ImagePositionPatient, placed[next].position);
        put(header, DCM_ImageOrientationPatient, placed[next].orientation);
        ++next;
    });
}

/// Turns the rows (first: 0) or the columns (first: 3) of each picture about its middle.
void turnAxis(const QString& folder, unsigned long first)
{
    editHeaders(folder, [first](DcmDataset& header) {
        const PatientVector row = vectorOf(header, DCM_ImageOrientationPatient, 0);
        const PatientVector column = vectorOf(header, DCM_ImageOrientationPatient, 3);
        Uint16 count = 0;
        header.findAndGetUint16(first == 0 ? DCM_Columns : DCM_Rows, count);
        const double spacing = numberOf(header, DCM_PixelSpacing, first == 0 ? 1 : 0);
        const PatientVector turned = first == 0 ? row : column;
        put(header, DCM_ImagePositionPatient,
            textOf(vectorOf(header, DCM_ImagePositionPatient, 0)
                   + turned * (spacing * (count - 1))));
        put(header, DCM_ImageOrientationPatient,
            first == 0 ? textOf(-row) + '\\' + textOf(column)
                       : textOf(row) + '\\' + textOf(-column));
    });
}

} // namespace

void editHeaders(const QString& folder, const std::function<void(DcmDataset&)>& change)
{
    for (const QString& file : filesOf(folder)) {
        DcmFileFormat format;
        if (format.loadFile(file.toStdString().c_str()).bad())
            qFatal("a file of the test could not be read");
        format.loadAllDataIntoMemory();
        change(*format.getDataset());
        if (format.saveFile(file.toStdString().c_str(), format.getDataset()->getOriginalXfer())
                .bad())
            qFatal("a file of the test could not be written");
    }
}

void moveSeries(const QString& folder, PatientVector by)
{
    editHeaders(folder, [by](DcmDataset& header) {
        put(header, DCM_ImagePositionPatient,
            textOf(vectorOf(header, DCM_ImagePositionPatient, 0) + by));
    });
}

void mirrorAxial(const QString& folder)
{
    turnAxis(folder, 0);
}

void mirrorSagittal(const QString& folder)
{
    reversePlaces(folder, [](const Place& a, const Place& b) { return a.x < b.x; });
}

void turnAxialHeadFoot(const QString& folder)
{
    reversePlaces(folder, [](const Place& a, const Place& b) { return a.z > b.z; });
}

void turnSagittalHeadFoot(const QString& folder)
{
    turnAxis(folder, 3);
}

} // namespace foramen::test
