#include "core/report/pdf_words.h"

#include "core/report/dicom_values.h"

#include <QCoreApplication>

namespace foramen {

bool isSigned(const Report& report)
{
    return report.final && !report.readerName.empty();
}

std::string whoDecidedText(const Report& report)
{
    int byReader = 0;
    int byModel = 0;
    std::string names;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = report.assessment.cell(siteAt(index));
        byReader += cell.isReviewed() ? 1 : 0;
        byModel += cell.state() == CellState::AiSuggested ? 1 : 0;
        const std::string name =
            cell.decision ? readableName(cell.decision->readerName) : std::string();
        if (!name.empty() && names.find(name) == std::string::npos)
            names += (names.empty() ? "" : "; ") + name;
    }
    const QString readers = byReader == 0 ? QCoreApplication::translate("ReportPdf", "no reader")
        : names.empty()
        ? QCoreApplication::translate("ReportPdf", "%1 of 25 by a reader").arg(byReader)
        : QCoreApplication::translate("ReportPdf", "%1 of 25 by a reader (%2)")
              .arg(byReader)
              .arg(QString::fromStdString(names));
    const QString decided =
        QCoreApplication::translate("ReportPdf", "%1, %2 by the model alone, not reviewed")
            .arg(readers)
            .arg(byModel);
    if (!isSigned(report))
        return decided.toStdString();
    return QCoreApplication::translate("ReportPdf", "%1; signed by %2")
        .arg(decided, QString::fromStdString(readableName(report.readerName)))
        .toStdString();
}

std::string inputSeriesText(const Report& report)
{
    std::string text;
    for (const ReportSeries& series : report.series)
        if (!series.role.empty())
            text += (text.empty() ? "" : ", ") + series.role + ' ' + series.seriesInstanceUid;
    return text.empty() ? QCoreApplication::translate("ReportPdf", "none used").toStdString()
                        : text;
}

} // namespace foramen
