// Wraps real pictures of other formats as a sagittal MR series in DICOM:
//   wrap_as_dicom INPUT OUTPUT_FOLDER [--spacing MM] [--flip-rows] [--t1]
// INPUT is a picture or a NIfTI volume. A picture (PNG) is one midline slice, anterior on the left
// and head up; --flip-rows turns one that is stored head down, --spacing is the size of its pixels.
// The geometry of a volume is kept, and its slices become sagittal ones.

#include "core/dicom/writing/dicom_writer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QImage>

#include <itkImage.h>
#include <itkImageFileReader.h>
#include <itkNiftiImageIO.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

using namespace foramen;

namespace {

using ItkVolume = itk::Image<float, 3>;

struct Slice {
    ImagePlane plane;
    int columns = 0;
    int rows = 0;
    std::vector<std::int16_t> pixels; // 0 to 4095
};

struct Stack {
    std::vector<Slice> slices;
    double spacing = 0; // mm between slices; 0 for a single one
};

struct WrapError {
    QString message;
};

Slice sliceFromPicture(const QString& file, double spacing, bool flipRows)
{
    QImage picture(file);
    if (picture.isNull())
        throw WrapError{"cannot read the picture"};
    picture = picture.convertToFormat(QImage::Format_Grayscale8);
    if (flipRows)
        picture = picture.mirrored(false, true);
    Slice slice{.columns = picture.width(), .rows = picture.height()};
    slice.plane = {.position = {0, -picture.width() * spacing / 2, picture.height() * spacing / 2},
                   .rowDirection = {0, 1, 0},
                   .columnDirection = {0, 0, -1},
                   .rowSpacing = spacing,
                   .columnSpacing = spacing};
    for (int row = 0; row < picture.height(); ++row)
        for (int column = 0; column < picture.width(); ++column)
            slice.pixels.push_back(
                static_cast<std::int16_t>(picture.constScanLine(row)[column] * 16));
    return slice;
}

PatientVector axisDirection(const ItkVolume& volume, unsigned axis)
{
    const auto& direction = volume.GetDirection();
    return {direction[0][axis], direction[1][axis], direction[2][axis]};
}

/// Which axis of the volume runs along x, y and z of the patient, and whether it runs down it.
struct Axes {
    std::array<unsigned, 3> axis{};
    std::array<bool, 3> reversed{};
};

Axes patientAxes(const ItkVolume& volume)
{
    Axes axes;
    for (unsigned axis = 0; axis < 3; ++axis) {
        const PatientVector direction = axisDirection(volume, axis);
        const std::array<double, 3> parts = {direction.x, direction.y, direction.z};
        const auto largest = std::max_element(parts.begin(), parts.end(), [](double a, double b) {
            return std::abs(a) < std::abs(b);
        });
        const auto patientAxis = static_cast<std::size_t>(largest - parts.begin());
        axes.axis[patientAxis] = axis;
        axes.reversed[patientAxis] = *largest < 0;
    }
    return axes;
}

Stack stackFromNifti(const QString& file)
{
    auto reader = itk::ImageFileReader<ItkVolume>::New();
    reader->SetImageIO(itk::NiftiImageIO::New());
    reader->SetFileName(file.toStdString());
    reader->Update();
    const ItkVolume& volume = *reader->GetOutput();
    const Axes axes = patientAxes(volume);
    const auto size = volume.GetLargestPossibleRegion().GetSize();
    const auto count = [&](std::size_t patientAxis) {
        return static_cast<int>(size[axes.axis[patientAxis]]);
    };
    // Sagittal: columns to posterior (+y), rows to the feet (-z), slices as x grows.
    const auto indexAt = [&](int x, int column, int row) {
        ItkVolume::IndexType index;
        const std::array<int, 3> along = {x, column, count(2) - 1 - row};
        for (std::size_t i = 0; i < 3; ++i)
            index[axes.axis[i]] = axes.reversed[i] ? count(i) - 1 - along[i] : along[i];
        return index;
    };
    const auto pointAt = [&](int x, int column, int row) {
        ItkVolume::PointType point;
        volume.TransformIndexToPhysicalPoint(indexAt(x, column, row), point);
        return PatientPoint{point[0], point[1], point[2]};
    };
    const float* begin = volume.GetBufferPointer();
    const float highest = *std::max_element(begin, begin + size[0] * size[1] * size[2]);
    Stack stack{.slices = {}, .spacing = volume.GetSpacing()[axes.axis[0]]};
    for (int x = 0; x < count(0); ++x) {
        Slice slice{.columns = count(1), .rows = count(2)};
        slice.plane = {.position = pointAt(x, 0, 0),
                       .rowDirection = normalized(pointAt(x, 1, 0) - pointAt(x, 0, 0)),
                       .columnDirection = normalized(pointAt(x, 0, 1) - pointAt(x, 0, 0)),
                       .rowSpacing = volume.GetSpacing()[axes.axis[2]],
                       .columnSpacing = volume.GetSpacing()[axes.axis[1]]};
        for (int row = 0; row < slice.rows; ++row)
            for (int column = 0; column < slice.columns; ++column) {
                const float value = volume.GetPixel(indexAt(x, column, row));
                slice.pixels.push_back(
                    static_cast<std::int16_t>(std::clamp(value / highest, 0.F, 1.F) * 4095));
            }
        stack.slices.push_back(std::move(slice));
    }
    return stack;
}

/// A UID that depends on the input alone, below the root for UIDs made from UUIDs (PS3.5 B.2).
std::string uidFor(const QString& words)
{
    const QByteArray hash = QCryptographicHash::hash(words.toUtf8(), QCryptographicHash::Sha1);
    std::string digits = "2.25.1";
    for (int i = 0; i < 12; ++i)
        digits += std::to_string(static_cast<unsigned char>(hash[i]));
    return digits;
}

/// Centre and width that show the brightest 2 % of the middle slice as white.
std::pair<double, double> windowOf(const Stack& stack)
{
    auto pixels = stack.slices[stack.slices.size() / 2].pixels;
    const auto bright = pixels.begin() + static_cast<std::ptrdiff_t>(pixels.size() * 98 / 100);
    std::nth_element(pixels.begin(), bright, pixels.end());
    return {*bright / 2.0, std::max<double>(*bright, 1)};
}

void write(const Stack& stack, const QString& name, const QDir& folder, bool t1)
{
    const auto window = windowOf(stack);
    int number = 0;
    for (const Slice& slice : stack.slices) {
        ++number;
        MrImage image{.patientId = "wrapped",
                      .patientName = "Wrapped^" + name.toStdString(),
                      .patientPosition = "HFS"};
        image.studyInstanceUid = uidFor(name);
        image.studyId = name.toStdString();
        image.studyDate = "20240101";
        image.studyDescription = "MR lumbar spine";
        image.seriesInstanceUid = uidFor(name + "/series");
        image.seriesDescription = t1 ? "Sagittal T1" : "Sagittal T2";
        image.frameOfReferenceUid = uidFor(name + "/frame");
        image.sopInstanceUid = uidFor(name + "/" + QString::number(number));
        image.instanceNumber = number;
        image.acquisition.repetitionTime = t1 ? 600 : 3500;
        image.acquisition.echoTime = t1 ? 10 : 110;
        image.acquisition.scanningSequence = "SE";
        image.acquisition.bodyPartExamined = "LSPINE";
        image.plane = slice.plane;
        image.sliceThickness = stack.spacing > 0 ? stack.spacing : 4;
        image.spacingBetweenSlices = stack.spacing;
        image.windowCenter = window.first;
        image.windowWidth = window.second;
        image.rows = slice.rows;
        image.columns = slice.columns;
        image.pixels = slice.pixels;
        const auto file = folder.filePath(QString::number(number) + ".dcm").toStdString();
        if (const auto written = writeMrImage(file, image); !written)
            throw WrapError{QString::fromStdString(written.error().message)};
    }
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication program(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument("input", "PNG picture or NIfTI volume");
    parser.addPositionalArgument("output", "folder for the DICOM files");
    parser.addOption({"spacing", "pixel spacing of a picture, mm", "mm", "0.6"});
    parser.addOption({"flip-rows", "the picture is stored head down"});
    parser.addOption({"t1", "it is a T1 image"});
    parser.addHelpOption();
    parser.process(program);
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 2)
        parser.showHelp(2);
    try {
        const QString input = arguments[0];
        const Stack stack = input.endsWith(".png")
            ? Stack{{sliceFromPicture(input, parser.value("spacing").toDouble(),
                                      parser.isSet("flip-rows"))},
                    0}
            : stackFromNifti(input);
        QDir().mkpath(arguments[1]);
        write(stack, QFileInfo(input).baseName(), QDir(arguments[1]), parser.isSet("t1"));
    } catch (const WrapError& error) {
        std::fprintf(stderr, "wrap_as_dicom: %s\n", qPrintable(error.message));
        return 1;
    } catch (const itk::ExceptionObject& error) {
        std::fprintf(stderr, "wrap_as_dicom: %s\n", error.GetDescription());
        return 1;
    }
    return 0;
}
