#pragma once

#include "core/bundle/bundle_writer.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/report/study_identity.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/support/file_content.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QtGlobal>

#include <filesystem>
#include <set>
#include <string>
#include <utility>

namespace foramen::test {

/// Owns the folders of a small study whose bundle a test writes and reads.
class BundleCase {
public:
    /// Empty folders; what is unpacked lies in one of them.
    void renew()
    {
        m_folder.renew();
        qputenv("FORAMEN_TEMPORARY", (m_folder.folder() + "/opened").toUtf8());
    }
    [[nodiscard]] std::filesystem::path path(const QString& name) const
    {
        return m_folder.path(name);
    }
    [[nodiscard]] std::filesystem::path file() const { return path("case.zip"); }

    /// A study of some axial slices. @param change  of each picture
    Study writeStudy(int slices = 2, SampleImage image = {}) const
    {
        writeStack(path("in"), std::move(image), slices);
        auto scan = scanStudies({path("in")});
        if (!scan || scan->studies.size() != 1)
            qFatal("no study to bundle");
        return std::move(scan->studies.front());
    }
    /// A report with readers' work and measurements on the first picture of a study.
    static Report reportOf(const Study& study)
    {
        Assessment assessment = sampleReadAssessment();
        assessment.setStudy(identityOf(study));
        Report report;
        report.studyId = study.studyInstanceUid;
        const Series& series = study.series.front();
        const std::string picture = series.instances.front().sopInstanceUid;
        SiteLocation point = sampleLocation(siteAt(0));
        point.seriesInstanceUid = series.seriesInstanceUid;
        point.sopInstanceUid = picture;
        assessment.setReaderLocation(siteAt(0), point);
        report.assessment = assessment;
        report.series.push_back({"Axial T2", series.seriesInstanceUid, series.seriesDescription,
                                 "MR", static_cast<int>(series.instances.size())});
        report.series.back().seriesId = series.seriesId;
        addMeasurements(report);
        for (ReportMeasurement& one : report.measurements)
            one.annotation.picture = {series.seriesInstanceUid, picture, 1};
        for (ReportKeyImage& one : report.keyImages)
            one.annotation.picture = {series.seriesInstanceUid, picture, 1};
        report.text = draftText(draftOf(report.assessment, report.series));
        report.time = "2026-11-20T11:00:00+01:00";
        report.readerName = "Reader^Ann";
        return report;
    }

    /// Files below a folder, relative to it.
    static std::set<std::string> filesIn(const std::filesystem::path& folder)
    {
        std::set<std::string> files;
        if (std::filesystem::exists(folder))
            for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
                if (!entry.is_directory())
                    files.insert(entry.path().lexically_relative(folder).string());
        return files;
    }
    /// Whether folders of unpacked files are left over.
    [[nodiscard]] bool leavesNothing() const
    {
        return filesIn(path("opened")).empty() && !std::filesystem::exists(path("case.zip.part"));
    }

private:
    TestFolder m_folder;
};

} // namespace foramen::test
