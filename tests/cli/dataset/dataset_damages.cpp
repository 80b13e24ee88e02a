#include "tests/cli/dataset/dataset_damages.h"

#include <string>

namespace foramen::test {

namespace {

constexpr auto kLabels = "train.csv";
constexpr auto kPoints = "train_label_coordinates.csv";
constexpr auto kSeries = "train_series_descriptions.csv";
constexpr auto kCanal = "Spinal Canal Stenosis";
constexpr auto kLeftForamen = "Left Neural Foraminal Narrowing";
constexpr auto kRightForamen = "Right Neural Foraminal Narrowing";
constexpr auto kLeftRecess = "Left Subarticular Stenosis";
constexpr auto kRightRecess = "Right Subarticular Stenosis";

void describe(PhantomCopy& copy, const QString& series, const QString& description)
{
    copy.edit(kSeries, [&](QStringList& row) {
        if (row.at(1) == series)
            row[2] = description;
        return true;
    });
}

/// Repeats a row of each table, with a change in the copy.
void repeat(PhantomCopy& copy, const QString& table, int column, const QString& value)
{
    PhantomCopy::Rows rows = copy.table(table);
    for (const QStringList& row : PhantomCopy::Rows(rows))
        if (row.at(0) == copy.study) {
            QStringList twice = row;
            if (column >= 0)
                twice[column] = value;
            rows << twice;
            break;
        }
    copy.write(table, rows);
}

void removeImages(PhantomCopy& copy)
{
    QDir(copy.path("train_images")).removeRecursively();
}

/// Moves the subarticular points one level down, as if the axial series had been numbered wrongly.
void shiftRecesses(PhantomCopy& copy)
{
    for (const auto& condition : {kLeftRecess, kRightRecess}) {
        const char* const levels[] = {"L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1"};
        for (int level = 0; level < 4; ++level)
            exchange(copy, condition, levels[level], condition, levels[level + 1]);
        copy.edit(kPoints, [&](QStringList& row) {
            return row.at(0) != copy.study || row.at(3) != condition || row.at(4) != "L5/S1";
        });
    }
}

/// Numbers instances from 5001 on in headers, file names and points.
void renumber(PhantomCopy& copy)
{
    copy.editSeries(copy.sagittalT2, [](DcmDataset& data) {
        Sint32 number = 0;
        data.findAndGetSint32(DCM_InstanceNumber, number);
        data.putAndInsertString(DCM_InstanceNumber, std::to_string(number + 5000).c_str());
    });
    for (const QFileInfo& file : QDir(copy.folder(copy.sagittalT2)).entryInfoList(QDir::Files))
        QFile::rename(file.filePath(),
                      copy.picture(copy.sagittalT2, file.baseName().toInt() + 5000));
    copy.editPoints(kCanal, {},
                    [](QStringList& row) { row[2] = QString::number(row.at(2).toInt() + 5000); });
}

/// Moves the pictures from number @p first on, with their points and description, to a new series.
void splitSeries(PhantomCopy& copy, const QString& series, int first, const QString& other,
                 const QString& description)
{
    QDir().mkpath(copy.folder(other));
    for (const QFileInfo& file : QDir(copy.folder(series)).entryInfoList(QDir::Files)) {
        const int number = file.baseName().toInt();
        if (number < first)
            continue;
        copy.editPicture(file.filePath(), [](DcmDataset& data) {
            data.putAndInsertString(DCM_SeriesInstanceUID, "1.2.3.4.5.6");
        });
        QFile::rename(file.filePath(), copy.picture(other, number));
    }
    copy.editPoints({}, {}, [&](QStringList& row) {
        if (row.at(1) == series && row.at(2).toInt() >= first)
            row[1] = other;
    });
    copy.write(kSeries, copy.table(kSeries) << QStringList{copy.study, other, description});
}

/// Adds a second sagittal T1 without points.
void addSagittalT1(PhantomCopy& copy)
{
    QDir().mkpath(copy.folder("4294540297"));
    for (const QFileInfo& file : QDir(copy.folder(copy.sagittalT1)).entryInfoList(QDir::Files)) {
        const QString twin = copy.picture("4294540297", file.baseName().toInt());
        if (!QFile::copy(file.filePath(), twin))
            qFatal("cannot copy a picture of the test");
        copy.editPicture(twin, [](DcmDataset& data) {
            Sint32 number = 0;
            data.findAndGetSint32(DCM_InstanceNumber, number);
            data.putAndInsertString(DCM_SeriesInstanceUID, "1.2.3.4.5.6");
            data.putAndInsertString(DCM_SOPInstanceUID,
                                    ("1.2.3.4.5.6." + std::to_string(number)).c_str());
        });
    }
    copy.write(kSeries,
               copy.table(kSeries) << QStringList{copy.study, "4294540297", "Sagittal T1"});
}

/// Reduces headers to those of the challenge: no sequence, no description, UIDs that are invalid
/// and repeat between series.
void strip(PhantomCopy& copy)
{
    const std::string study = copy.study.toStdString();
    for (const QString& series : {copy.sagittalT1, copy.sagittalT2, copy.axial})
        copy.editSeries(series, [&](DcmDataset& data) {
            OFString number;
            data.findAndGetOFString(DCM_InstanceNumber, number);
            data.putAndInsertString(DCM_PatientID, study.c_str());
            data.putAndInsertString(DCM_StudyInstanceUID, study.c_str());
            data.putAndInsertString(DCM_SeriesInstanceUID,
                                    (study + '.' + series.toStdString()).c_str());
            data.putAndInsertString(DCM_SOPInstanceUID, (study + ".1." + number.c_str()).c_str());
            for (const DcmTagKey& tag :
                 {DCM_RepetitionTime, DCM_EchoTime, DCM_InversionTime, DCM_ScanningSequence,
                  DCM_SequenceVariant, DCM_SeriesDescription, DCM_ProtocolName, DCM_Manufacturer,
                  DCM_BodyPartExamined, DCM_StudyDescription, DCM_FrameOfReferenceUID})
                data.findAndDeleteElement(tag);
        });
}

/// Makes the axial stack begin below the first disc, without grades and points there.
void leaveOutRecesses(PhantomCopy& copy)
{
    copy.edit(kPoints, [&](QStringList& row) {
        return row.at(0) != copy.study || !row.at(3).contains("Subarticular")
            || row.at(4) != "L1/L2";
    });
    const QStringList titles = copy.table(kLabels).first();
    copy.edit(kLabels, [&](QStringList& row) {
        for (const char* side : {"left", "right"})
            if (row.at(0) == copy.study)
                row[titles.indexOf(QString(side) + "_subarticular_stenosis_l1_l2")].clear();
        return true;
    });
}

} // namespace

const std::vector<DatasetDamage>& datasetDamages()
{
    static const std::vector<DatasetDamage> all = {
        {"intact", [](PhantomCopy&) {}, {}},
        {"CRLF, a byte order mark and keys instead of names",
         [](PhantomCopy& copy) {
             copy.edit(kPoints, [](QStringList& row) {
                 row[3] = row.at(3).toLower().replace(' ', '_');
                 row[4] = row.at(4).toLower().replace('/', '_');
                 return true;
             });
             for (const char* table : {kLabels, kPoints, kSeries})
                 copy.write(table, copy.table(table), "\r\n");
             writeText(copy.path(kLabels), "\xEF\xBB\xBF" + contentOf(copy.path(kLabels)));
         },
         {}},
        {".DS_Store beside the folders",
         [](PhantomCopy& copy) {
             writeText(copy.path("train_images/.DS_Store"), "Bud1");
             writeText(copy.folder() + "/.DS_Store", "Bud1");
         },
         {}},
        {"instance numbers from 5001 on", renumber, {}},
        {"headers as the challenge strips them", strip, {"duplicate-uid warning 1"}},
        {"two sagittal T1", addSagittalT1, {}},
        {"two axial series",
         [](PhantomCopy& copy) { splitSeries(copy, copy.axial, 14, "4294540297", "Axial T2"); },
         {}},
        {"an axial series without L1/L2", leaveOutRecesses, {}},
        {"descriptions of another plane",
         [](PhantomCopy& copy) {
             describe(copy, copy.axial, "Sagittal T1");
             describe(copy, copy.sagittalT1, "Axial T2");
         },
         {"wrong-point-series error 20", "wrong-series error 2"}},
        {"descriptions of another contrast",
         [](PhantomCopy& copy) {
             describe(copy, copy.sagittalT2, "Sagittal T1");
             describe(copy, copy.sagittalT1, "Sagittal T2/STIR");
         },
         {"wrong-point-series warning 15", "wrong-series error 2"}},
        {"canal on sagittal T1",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, {}, [&](QStringList& row) { row[1] = copy.sagittalT1; });
         },
         {"wrong-point-series warning 5"}},
        {"canal on axial T2",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L4/L5", [&](QStringList& row) { row[1] = copy.axial; });
         },
         {"wrong-point-series error 1"}},
        {"foramina on the wrong side",
         [](PhantomCopy& copy) { exchange(copy, kLeftForamen, "L3/L4", kRightForamen, "L3/L4"); },
         {"wrong-side error 2"}},
        {"recesses on the wrong side",
         [](PhantomCopy& copy) { exchange(copy, kLeftRecess, "L4/L5", kRightRecess, "L4/L5"); },
         {"wrong-side error 2"}},
        {"a lone foramen on the wrong side",
         [](PhantomCopy& copy) {
             exchange(copy, kLeftForamen, "L3/L4", kRightForamen, "L3/L4");
             copy.edit(kPoints, [&](QStringList& row) {
                 return row.at(0) != copy.study || row.at(3) != kRightForamen
                     || row.at(4) != "L3/L4";
             });
         },
         {"label-without-point warning 1", "wrong-side warning 1"}},
        {"sides without images",
         [](PhantomCopy& copy) {
             removeImages(copy);
             exchange(copy, kLeftForamen, "L3/L4", kRightForamen, "L3/L4");
             exchange(copy, kLeftRecess, "L4/L5", kRightRecess, "L4/L5");
         },
         {"wrong-side warning 2"}},
        {"levels out of order",
         [](PhantomCopy& copy) { exchange(copy, kCanal, "L2/L3", kCanal, "L3/L4"); },
         {"level-order error 1"}},
        {"levels out of order without images",
         [](PhantomCopy& copy) {
             removeImages(copy);
             exchange(copy, kCanal, "L2/L3", kCanal, "L3/L4");
         },
         {"level-order error 1"}},
        {"levels too far apart",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row[6] = "2.5"; });
         },
         {"level-spacing warning 1"}},
        {"an axial series counted one level off",
         shiftRecesses,
         {"label-without-point warning 2", "level-mismatch warning 2"}},
        {"points outside",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row[5] = "-3"; });
             copy.editPoints(kCanal, "L2/L3", [](QStringList& row) { row[5] = "5000"; });
         },
         {"point-outside error 2"}},
        {"no such instance",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, {}, [](QStringList& row) { row[2] = "9999"; });
         },
         {"missing-instance error 5"}},
        {"rows twice",
         [](PhantomCopy& copy) {
             for (const char* table : {kLabels, kPoints, kSeries})
                 repeat(copy, table, -1, {});
         },
         {"duplicate-row warning 3"}},
        {"rows twice with other values",
         [](PhantomCopy& copy) {
             repeat(copy, kLabels, 1, "Severe");
             repeat(copy, kPoints, 5, "17.5");
             repeat(copy, kSeries, 2, "Axial T2");
         },
         {"duplicate-row error 3"}},
        {"a UID in two series",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT1, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_SOPInstanceUID, "4003253.1.8");
             });
             copy.editPicture(copy.picture(copy.sagittalT2, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_SOPInstanceUID, "4003253.1.8");
             });
         },
         {"duplicate-uid warning 1"}},
        {"a UID twice in a series",
         [](PhantomCopy& copy) {
             for (const int number : {1, 2})
                 copy.editPicture(copy.picture(copy.sagittalT1, number), [](DcmDataset& data) {
                     data.putAndInsertString(DCM_SOPInstanceUID, "4003253.1.8");
                 });
         },
         {"duplicate-uid error 1"}},
        {"a number twice",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT2, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_InstanceNumber, "2");
             });
         },
         {"duplicate-number warning 1", "file-number warning 1"}},
        {"a file that is absent",
         [](PhantomCopy& copy) { QFile::remove(copy.picture(copy.sagittalT2, 2)); },
         {"number-gap warning 1"}},
        {"a study without images",
         [](PhantomCopy& copy) {
             copy.edit(kLabels, [&](QStringList& row) {
                 row[0] = row.at(0) == copy.study ? QString("4294540297") : row.at(0);
                 return true;
             });
         },
         {"study-without-images error 1", "study-without-labels warning 1",
          "study-without-points warning 1"}},
        {"a study without points",
         [](PhantomCopy& copy) {
             copy.edit(kPoints, [&](QStringList& row) { return row.at(0) != copy.study; });
         },
         {"study-without-points warning 1"}},
        {"a series without images",
         [](PhantomCopy& copy) { QDir(copy.folder(copy.sagittalT1)).removeRecursively(); },
         {"missing-series warning 1", "series-without-images error 1"}},
        {"a series without a row",
         [](PhantomCopy& copy) {
             copy.edit(kSeries, [&](QStringList& row) { return row.at(1) != copy.axial; });
         },
         {"series-without-description warning 1"}},
        {"grades misspelled",
         [](PhantomCopy& copy) {
             copy.edit(kLabels, [&](QStringList& row) {
                 if (row.at(0) == copy.study) {
                     row[1] = "moderate";
                     row[2] = "Mild";
                 }
                 return true;
             });
         },
         {"grade-spelling error 1", "grade-spelling warning 1", "point-without-label warning 1"}},
        {"a grade missing",
         [](PhantomCopy& copy) {
             copy.edit(kLabels, [&](QStringList& row) {
                 if (row.at(0) == copy.study)
                     row[1].clear();
                 return true;
             });
         },
         {"point-without-label warning 1"}},
        {"a point missing",
         [](PhantomCopy& copy) {
             copy.edit(kPoints, [&](QStringList& row) {
                 return row.at(0) != copy.study || row.at(3) != kCanal || row.at(4) != "L5/S1";
             });
         },
         {"label-without-point warning 1"}},
        {"descriptions misspelled",
         [](PhantomCopy& copy) {
             describe(copy, copy.axial, "axial t2");
             describe(copy, copy.sagittalT1, "Sagittal PD");
         },
         {"description-spelling error 1", "description-spelling warning 1"}},
        {"a cell that is no number",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row[5] = "left"; });
         },
         {"bad-cell error 1", "label-without-point warning 1"}},
        {"a table with a short row",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row.removeLast(); });
         },
         {"table-unreadable error 1"}},
        {"files cut off",
         [](PhantomCopy& copy) {
             copy.truncate(copy.picture(copy.axial, 1), 300);
             copy.truncate(copy.picture(copy.axial, 25), -1000);
         },
         {"unreadable-file error 2"}},
        {"a folder of two studies",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT1, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_StudyInstanceUID, "1.2.3.4.5");
             });
         },
         {"mixed-studies error 1"}},
        {"a series of two spacings",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT1, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_PixelSpacing, "0.5\\0.5");
             });
         },
         {"mixed-matrix warning 1"}},
        {"no geometry",
         [](PhantomCopy& copy) {
             copy.editSeries(copy.sagittalT2, [](DcmDataset& data) {
                 data.findAndDeleteElement(DCM_ImagePositionPatient);
             });
         },
         {"no-geometry warning 1"}},
        {"a file of another name",
         [](PhantomCopy& copy) {
             QFile::rename(copy.picture(copy.sagittalT1, 2), copy.picture(copy.sagittalT1, 777));
         },
         {"file-number warning 1"}},
    };
    return all;
}

} // namespace foramen::test
