#pragma once

#include "tests/cli/cli_run.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <functional>

namespace foramen::test {

/// Owns a copy of a small data set that a test damages. Pictures are links until they are changed.
class PhantomCopy {
public:
    using Rows = QList<QStringList>;

    explicit PhantomCopy(const QString& original)
    {
        QDirIterator files(original, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString source = files.next();
            const QString target = path(QDir(original).relativeFilePath(source));
            QDir().mkpath(QFileInfo(target).path());
            const bool picture = source.endsWith(".dcm");
            if (!(picture ? QFile::link(source, target) : QFile::copy(source, target)))
                qFatal("cannot copy the phantom");
        }
        const Rows descriptions = table("train_series_descriptions.csv");
        study = descriptions.at(1).at(0);
        for (const QStringList& row : descriptions)
            if (row.at(0) == study)
                (row.at(2) == "Sagittal T1"            ? sagittalT1
                     : row.at(2) == "Sagittal T2/STIR" ? sagittalT2
                                                       : axial) = row.at(1);
    }

    QString study; ///< the first one
    QString sagittalT1; ///< its series
    QString sagittalT2;
    QString axial;

    [[nodiscard]] QString path(const QString& name = {}) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder(const QString& series = {}) const
    {
        return path("train_images/" + study + (series.isEmpty() ? series : "/" + series));
    }
    [[nodiscard]] QString picture(const QString& series, int number) const
    {
        return folder(series) + '/' + QString::number(number) + ".dcm";
    }

    /// All rows, the header too.
    [[nodiscard]] Rows table(const QString& name) const
    {
        Rows rows;
        for (const QString& line :
             QString::fromUtf8(contentOf(path(name))).split('\n', Qt::SkipEmptyParts))
            rows << line.split(',');
        return rows;
    }
    void write(const QString& name, const Rows& rows, const QByteArray& lineEnd = "\n")
    {
        QByteArray text;
        for (const QStringList& row : rows)
            text += row.join(',').toUtf8() + lineEnd;
        writeText(path(name), text);
    }

    /// Changes rows below the header, or removes them where @p change returns false.
    void edit(const QString& name, const std::function<bool(QStringList&)>& change)
    {
        Rows rows = table(name);
        Rows kept{rows.takeFirst()};
        for (QStringList row : rows)
            if (change(row))
                kept << row;
        write(name, kept);
    }
    /// Changes the points of the first study at a condition and a level; empty: at all.
    void editPoints(const QString& condition, const QString& level,
                    const std::function<void(QStringList&)>& change)
    {
        edit("train_label_coordinates.csv", [&](QStringList& row) {
            if (row.at(0) == study && (condition.isEmpty() || row.at(3) == condition)
                && (level.isEmpty() || row.at(4) == level))
                change(row);
            return true;
        });
    }

    /// Changes the header of a picture, which becomes a file of its own.
    static void editPicture(const QString& file, const std::function<void(DcmDataset&)>& change)
    {
        DcmFileFormat format;
        if (format.loadFile(file.toStdString().c_str()).bad())
            qFatal("cannot read a picture of the test");
        format.loadAllDataIntoMemory();
        change(*format.getDataset());
        QFile::remove(file);
        if (format.saveFile(file.toStdString().c_str(), EXS_LittleEndianExplicit).bad())
            qFatal("cannot write a picture of the test");
    }
    void editSeries(const QString& series, const std::function<void(DcmDataset&)>& change)
    {
        for (const QFileInfo& file : QDir(folder(series)).entryInfoList(QDir::Files))
            editPicture(file.filePath(), change);
    }

    /// Makes a link a file of its own, cut to @p bytes.
    static void truncate(const QString& file, qint64 bytes)
    {
        const QByteArray content = contentOf(file);
        QFile::remove(file);
        writeText(file, content.left(bytes < 0 ? content.size() + bytes : bytes));
    }

private:
    QTemporaryDir m_folder;
};

/// Exchanges the points of two rows: series, instance, x and y.
inline void exchange(PhantomCopy& copy, const QString& condition, const QString& level,
                     const QString& otherCondition, const QString& otherLevel)
{
    QStringList one;
    QStringList other;
    copy.editPoints(condition, level, [&](QStringList& row) { one = row; });
    copy.editPoints(otherCondition, otherLevel, [&](QStringList& row) { other = row; });
    const auto take = [](QStringList& row, const QStringList& from) {
        for (const int column : {1, 2, 5, 6})
            row[column] = from.at(column);
    };
    copy.editPoints(condition, level, [&](QStringList& row) { take(row, other); });
    copy.editPoints(otherCondition, otherLevel, [&](QStringList& row) { take(row, one); });
}

} // namespace foramen::test
