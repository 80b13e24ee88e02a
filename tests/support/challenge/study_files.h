#pragma once

#include <QString>
#include <QTemporaryDir>

namespace foramen::test {

/// Writes two generated studies with the challenge's headers, each as a data set of its own.
/// Fails the running test where that fails.
void writeTwoStudies(const QString& one, const QString& other);

/// A copy of a generated study in the challenge's layout, whose files a test changes. It has no
/// tables, so that the roles of its series come from their headers.
struct StudyFiles {
    /// @param original  a data set of one study
    explicit StudyFiles(const QString& original);

    QTemporaryDir folder;
    QString images; ///< train_images
    QString sagittalT1; ///< the folders of the series
    QString sagittalT2;
    QString axial;
};

/// Writes another study, date and patient into the headers of a series.
void useOtherStudy(const QString& series);

/// Replaces the files of a series by those of another study, which then name this one.
void takeSeries(const QString& from, const QString& to);

} // namespace foramen::test
