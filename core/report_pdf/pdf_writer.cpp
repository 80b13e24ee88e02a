#include "core/report_pdf/pdf_writer.h"

#include "core/base/text/text_file.h"
#include "core/base/version.h"
#include "core/report/dicom_values.h"
#include "core/report/report_status.h"
#include "core/report_pdf/pdf_canvas.h"
#include "core/report_pdf/pdf_grid.h"
#include "core/report_pdf/pdf_measurements.h"
#include "core/report_pdf/pdf_measures.h"
#include "core/report_pdf/pdf_words.h"

#include <QCoreApplication>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <sstream>

namespace foramen {

namespace {

/// Gives this file tr() in the context ReportPdf.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportPdf)
};

/// kIntendedUse, in the language of the report.
std::string intendedUse()
{
    return QCoreApplication::translate("ReportPdf", "Research use only. Not for diagnosis.")
        .toStdString();
}

using Style = PdfCanvas::TextStyle;
using Align = PdfCanvas::Align;

constexpr double kLeft = 51; ///< 18 mm
constexpr double kRight = PdfCanvas::kWidth - kLeft;
constexpr double kContentWidth = kRight - kLeft;
constexpr double kFooterTop = PdfCanvas::kHeight - 82;
constexpr double kContentBottom = kFooterTop - 10;
constexpr PdfCanvas::Color kDim = 0x5d6875;
constexpr PdfCanvas::Color kRule = 0xd5dbe1;
constexpr PdfCanvas::Color kAccent = 0x1f6fc4;
constexpr Style kBody{.size = 9};
constexpr double kBodyLeading = 13;

std::string orDash(const std::string& text)
{
    return text.empty() ? "–" : text;
}

/// A heading of the draft, or one that a reader writes in the same way, is a line in capitals.
bool isHeading(const std::string& line)
{
    const auto letter = [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0;
    };
    const auto lower = [](char c) {
        return std::islower(static_cast<unsigned char>(c)) != 0;
    };
    return std::count_if(line.begin(), line.end(), letter) >= 3
        && std::none_of(line.begin(), line.end(), lower);
}

/// Lays out the parts of a report on pages.
class Layout {
public:
    Layout(PdfCanvas& canvas, const Report& report, int pageTotal)
        : m_canvas(canvas)
        , m_report(report)
        , m_study(report.assessment.study())
        , m_pageTotal(pageTotal)
    {
    }

    /// @return the number of pages.
    int draw();

private:
    void drawTitle();
    void drawWhole(double x, double baseline, const std::string& text, bool bold, double width);
    void drawIdentity();
    void drawText();
    void drawLines(const std::string& text);
    void drawAddenda();
    void drawParagraph(const std::string& line);
    void drawEvidence();
    void drawPicture(const EvidencePicture& picture, const PdfCanvas::Box& box);
    void drawMeasures();
    void drawMeasurements();
    void drawKeyImages();
    void drawSectionTitle(const QString& title);
    void drawFooter();
    /// Starts a new page when less than @p height is left.
    void need(double height);
    void nextPage();

    PdfCanvas& m_canvas;
    const Report& m_report;
    const StudyIdentity& m_study;
    int m_pageTotal;
    int m_page = 1;
    double m_y = 44;
};

void Layout::need(double height)
{
    if (m_y + height > kContentBottom)
        nextPage();
}

void Layout::nextPage()
{
    drawFooter();
    m_canvas.newPage();
    ++m_page;
    // Every page names the patient.
    const std::string who =
        Words::tr("%1   ID %2   Study %3")
            .arg(QString::fromStdString(orDash(readableName(m_study.patientName))),
                 QString::fromStdString(orDash(m_study.patientId)),
                 QString::fromStdString(orDash(printedDate(m_study.studyDate))))
            .toStdString();
    Style style{.size = 8, .color = kDim};
    style.size *= std::min(1.0, kContentWidth / m_canvas.textWidth(who, style)); // never cut off
    m_canvas.text(kLeft, 40, who, style);
    m_canvas.polyline({{kLeft, 46}, {kRight, 46}}, kRule, 0.6);
    m_y = 66;
}

void Layout::drawTitle()
{
    m_canvas.text(kLeft, m_y + 12, Words::tr("MRI of the lumbar spine").toStdString(),
                  Style{.size = 18, .bold = true});
    m_canvas.text(kLeft, m_y + 28,
                  Words::tr("Degenerative stenosis, 25 graded sites").toStdString(),
                  Style{.size = 9.5, .color = kDim});
    const Style badge{.size = 8, .bold = true, .color = 0xffffff, .align = Align::Center};
    const std::string word = statusWord(m_report);
    const double width = m_canvas.textWidth(word, badge) + 18;
    m_canvas.rectangle({kRight - width, m_y - 2, width, 17},
                       {.fill = isSigned(m_report) ? 0x1d7f4e : 0x8a5b00, .radius = 4});
    m_canvas.text(kRight - width / 2, m_y + 9.5, word, badge);
    m_canvas.text(kRight, m_y + 28, intendedUse(),
                  Style{.size = 8, .color = kDim, .align = Align::Right});
    m_y += 40;
}

/// Nothing that identifies a patient is cut off: a long text stands on two lines, as small as it
/// must be.
void Layout::drawWhole(double x, double baseline, const std::string& text, bool bold, double width)
{
    Style style{.size = 9, .bold = bold};
    if (m_canvas.textWidth(text, style) <= width) {
        m_canvas.text(x, baseline, text, style);
        return;
    }
    const QString whole = QString::fromStdString(text);
    const qsizetype half = (whole.size() + 1) / 2;
    const std::string lines[] = {whole.left(half).toStdString(), whole.mid(half).toStdString()};
    const double widest =
        std::max(m_canvas.textWidth(lines[0], style), m_canvas.textWidth(lines[1], style));
    style.size = std::min(6.5, style.size * width / widest);
    m_canvas.text(x, baseline - 4, lines[0], style);
    m_canvas.text(x, baseline + 2, lines[1], style);
}

void Layout::drawIdentity()
{
    const std::vector<std::pair<std::string, std::string>> fields = {
        {Words::tr("Patient").toStdString(), readableName(m_study.patientName)},
        {Words::tr("Patient ID").toStdString(), m_study.patientId},
        {Words::tr("Born").toStdString(), printedDate(m_study.patientBirthDate)},
        {Words::tr("Sex").toStdString(), m_study.patientSex},
        {Words::tr("Study").toStdString(), m_study.studyDescription},
        {Words::tr("Accession").toStdString(), m_study.accessionNumber},
        {Words::tr("Study date").toStdString(), printedDate(m_study.studyDate)},
        {(isSigned(m_report) ? Words::tr("Signed") : Words::tr("Printed")).toStdString(),
         printedTime(m_report.time)},
    };
    constexpr double shares[] = {0.37, 0.22, 0.21, 0.20};
    constexpr double rowHeight = 26;
    m_canvas.rectangle({kLeft, m_y, kContentWidth, 2 * rowHeight + 8},
                       {.fill = 0xf5f7f9, .radius = 4});
    for (std::size_t i = 0; i < fields.size(); ++i) {
        double x = kLeft + 10;
        for (std::size_t before = 0; before < i % 4; ++before)
            x += shares[before] * (kContentWidth - 20);
        const double y = m_y + 4 + (i < 4 ? 0 : rowHeight);
        m_canvas.text(x, y + 9, fields[i].first, Style{.size = 6.5, .color = kDim});
        drawWhole(x, y + 20, orDash(fields[i].second), i == 0,
                  shares[i % 4] * (kContentWidth - 20) - 6);
    }
    m_y += 2 * rowHeight + 20;
}

void Layout::drawParagraph(const std::string& line)
{
    // Lines "L4/L5: ..." and "1. ..." have a hanging indent.
    const std::size_t space = line.find(' ');
    const bool hangs = space != std::string::npos && space >= 2
        && ((line[space - 1] == ':' && levelFromText(line.substr(0, space - 1)))
            || (line[space - 1] == '.' && std::isdigit(static_cast<unsigned char>(line[0]))));
    const double indent = hangs ? (line[space - 1] == ':' ? 34 : 18) : 0;
    const std::string rest = hangs ? line.substr(space + 1) : line;
    bool first = true;
    for (const std::string& part : m_canvas.wrapped(rest, kBody, kContentWidth - indent)) {
        need(kBodyLeading);
        if (first && hangs)
            m_canvas.text(kLeft, m_y + 9, line.substr(0, space - (line[space - 1] == ':' ? 1 : 0)),
                          Style{.size = kBody.size, .bold = true});
        m_canvas.text(kLeft + indent, m_y + 9, part, kBody);
        m_y += kBodyLeading;
        first = false;
    }
    m_y += hangs ? 1.5 : 0;
}

void Layout::drawText()
{
    drawLines(m_report.printedText.empty() ? m_report.text : m_report.printedText);
}

void Layout::drawAddenda()
{
    if (const std::string correction = correctionLine(m_report); !correction.empty())
        drawLines(correction);
    if (!isSigned(m_report) || !m_report.signature)
        return;
    const std::vector<ReportAddendum>& addenda = m_report.signature->addenda;
    for (std::size_t i = 0; i < addenda.size(); ++i) {
        need(20 + 2 * kBodyLeading); // no heading alone at the end of a page
        drawSectionTitle(Words::tr("ADDENDUM %1").arg(i + 1));
        drawLines(addenda[i].text + '\n' + addendumLine(addenda[i]));
    }
}

void Layout::drawLines(const std::string& printed)
{
    std::istringstream text(dicomText(printed, printed.size(), LineBreaks::Keep));
    for (std::string line; std::getline(text, line);) {
        if (line.find_first_not_of(' ') == std::string::npos) {
            m_y += 6;
        } else if (isHeading(line)) {
            need(20 + 2 * kBodyLeading); // no heading alone at the end of a page
            const Style style{.size = 8, .bold = true, .color = kAccent};
            for (const std::string& part : m_canvas.wrapped(line, style, kContentWidth)) {
                m_canvas.text(kLeft, m_y + 9, part, style);
                m_y += kBodyLeading;
            }
            m_y += 2;
        } else {
            drawParagraph(line);
        }
    }
    m_y += 10;
}

void Layout::drawPicture(const EvidencePicture& picture, const PdfCanvas::Box& box)
{
    m_canvas.rectangle(box, {.fill = 0x000000});
    if (picture.columns <= 0 || picture.rows <= 0)
        return;
    const double scale = std::min(box.width / picture.columns, box.height / picture.rows);
    const PdfCanvas::Box inner{box.x + (box.width - scale * picture.columns) / 2,
                               box.y + (box.height - scale * picture.rows) / 2,
                               scale * picture.columns, scale * picture.rows};
    m_canvas.picture(inner, picture.columns, picture.rows, picture.gray);
    const double x = inner.x + (picture.point.column + 0.5) * scale;
    const double y = inner.y + (picture.point.row + 0.5) * scale;
    if (!(x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height))
        return;
    constexpr double radius = 6;
    const auto severity = m_report.assessment.cell(picture.site).severity();
    constexpr PdfCanvas::Color bright[] = {0x9fb2c4, 0xe6a117, 0xe8456b};
    const PdfCanvas::Color color =
        severity ? bright[static_cast<std::size_t>(*severity)] : 0xdbe2ea;
    m_canvas.circle(x, y, radius, {.stroke = 0x0d1116, .strokeWidth = 2.4});
    m_canvas.circle(x, y, radius, {.stroke = color, .strokeWidth = 1.3});
    m_canvas.circle(x, y, 0.9, {.fill = color, .stroke = 0x0d1116, .strokeWidth = 0.4});
}

void Layout::drawSectionTitle(const QString& title)
{
    m_canvas.text(kLeft, m_y + 9, title.toStdString(),
                  Style{.size = 8, .bold = true, .color = kAccent});
    m_y += 17;
}

void Layout::drawMeasures()
{
    const std::vector<LevelMeasure> measures =
        levelMeasures(m_report.assessment, readerMeasuresOf(m_report.measurements));
    if (measures.empty())
        return;
    const double height = measuresHeight(measures);
    need(17 + height);
    drawSectionTitle(Words::tr("MEASURES BY LEVEL"));
    foramen::drawMeasures(m_canvas, measures, m_report.assessment.variant(), kLeft, m_y,
                          kContentWidth);
    m_y += height + 12;
}

void Layout::drawMeasurements()
{
    if (m_report.measurements.empty())
        return;
    need(60); // at least one row after the heading
    drawSectionTitle(Words::tr("MEASUREMENTS BY A READER"));
    m_y += drawMeasurementHeader(m_canvas, kLeft, m_y, kContentWidth);
    for (const ReportMeasurement& one : m_report.measurements) {
        // A text may be as long as a page.
        const double height =
            std::min(measurementRowHeight(m_canvas, one, kContentWidth), kContentBottom - 66);
        need(height);
        m_y += drawMeasurementRow(m_canvas, one, {kLeft, m_y, kContentWidth, height});
    }
    m_y += 12;
}

void Layout::drawKeyImages()
{
    constexpr std::size_t perRow = 3;
    constexpr double gap = 9;
    constexpr double size = (kContentWidth - (perRow - 1) * gap) / perRow;
    constexpr double rowHeight = size + 24;
    const Style caption{.size = 7.5};
    for (std::size_t i = 0; i < m_report.keyImages.size(); ++i) {
        if (i == 0) {
            need(18 + rowHeight);
            drawSectionTitle(Words::tr("KEY IMAGES"));
        }
        if (i % perRow == 0)
            need(rowHeight);
        const double x = kLeft + static_cast<double>(i % perRow) * (size + gap);
        drawKeyImage(m_canvas, m_report.keyImages[i], {x, m_y, size, size});
        m_canvas.text(x, m_y + size + 10,
                      m_canvas.elided(captionOf(m_report.keyImages[i]), caption, size), caption);
        if (i % perRow == perRow - 1 || i + 1 == m_report.keyImages.size())
            m_y += rowHeight;
    }
}

void Layout::drawEvidence()
{
    if (m_report.evidence.empty())
        return;
    constexpr int perRow = 4;
    constexpr double gap = 9;
    constexpr double size = (kContentWidth - (perRow - 1) * gap) / perRow;
    constexpr double rowHeight = size + 32;
    const Style caption{.size = 7.5, .color = 0x1a2027};
    need(18 + rowHeight);
    drawSectionTitle(Words::tr("EVIDENCE"));
    for (std::size_t i = 0; i < m_report.evidence.size(); ++i) {
        const auto column = static_cast<double>(i % perRow);
        if (i % perRow == 0)
            need(rowHeight);
        const EvidencePicture& picture = m_report.evidence[i];
        const double x = kLeft + column * (size + gap);
        drawPicture(picture, {x, m_y, size, size});
        const auto lines = m_canvas.wrapped(captionOf(picture, m_report.assessment), caption, size);
        for (std::size_t line = 0; line < std::min<std::size_t>(lines.size(), 2); ++line)
            m_canvas.text(x, m_y + size + 10 + 9 * static_cast<double>(line), lines[line], caption);
        if (i % perRow == perRow - 1 || i + 1 == m_report.evidence.size())
            m_y += rowHeight;
    }
}

void Layout::drawFooter()
{
    const Style style{.size = 6, .color = kDim};
    m_canvas.polyline({{kLeft, kFooterTop}, {kRight, kFooterTop}}, kRule, 0.6);
    double y = kFooterTop + 10;
    const auto& model = m_report.assessment.model();
    std::vector<std::string> entries;
    if (model) {
        entries.push_back(Words::tr("Model: %1 %2, SHA-256 %3")
                              .arg(QString::fromStdString(model->name),
                                   QString::fromStdString(model->version),
                                   QString::fromStdString(orDash(model->sha256)))
                              .toStdString());
        entries.push_back(Words::tr("Device: %1, %2, %3")
                              .arg(QString::fromStdString(orDash(model->device)),
                                   QString::fromStdString(orDash(model->runtime)),
                                   QString::fromStdString(orDash(printedTime(model->date))))
                              .toStdString());
    } else {
        entries.push_back(Words::tr("Model: none").toStdString());
    }
    entries.push_back(Words::tr("Input series: %1")
                          .arg(QString::fromStdString(inputSeriesText(m_report)))
                          .toStdString());
    entries.push_back(Words::tr("Decided: %1")
                          .arg(QString::fromStdString(whoDecidedText(m_report)))
                          .toStdString());
    if (const std::string line = signatureLine(m_report); !line.empty())
        entries.push_back(line);
    for (const std::string& entry : entries)
        for (const std::string& line : m_canvas.wrapped(entry, style, kContentWidth)) {
            m_canvas.text(kLeft, y, line, style);
            y += 7.6;
        }
    y = PdfCanvas::kHeight - 18;
    m_canvas.text(kLeft, y, "Foramen " + programVersion(), Style{.size = 7, .color = kDim});
    m_canvas.text(PdfCanvas::kWidth / 2, y, intendedUse(),
                  Style{.size = 7.5, .bold = true, .color = 0x8a5b00, .align = Align::Center});
    m_canvas.text(kRight, y, Words::tr("Page %1 of %2").arg(m_page).arg(m_pageTotal).toStdString(),
                  Style{.size = 7, .color = kDim, .align = Align::Right});
}

int Layout::draw()
{
    drawTitle();
    drawIdentity();
    m_y += drawGrid(m_canvas, m_report.assessment, kLeft, m_y, kContentWidth) + 12;
    if (const std::string line = numberingLine(m_report.assessment.variant()); !line.empty())
        drawParagraph(line);
    drawText();
    drawAddenda();
    drawEvidence();
    drawMeasures();
    drawMeasurements();
    drawKeyImages();
    drawFooter();
    return m_page;
}

/// The pages of a PDF: their number and the bytes of the file.
struct Pages {
    int count = 0;
    std::string bytes;
};

/// The title is visible in window lists and file managers, so it does not name the patient.
Result<Pages> pdfPages(const Report& report, int pageTotal)
{
    auto canvas = PdfCanvas::create(Words::tr("Foramen: MRI of the lumbar spine").toStdString());
    if (!canvas)
        return tl::make_unexpected(canvas.error());
    const int count = Layout(**canvas, report, pageTotal).draw();
    return Pages{count, (*canvas)->finish()};
}

} // namespace

Result<void> writePdf(const std::filesystem::path& file, const Report& report)
{
    // Drawn twice: first to count the pages, then to print the count on each page.
    auto pages = pdfPages(report, 0);
    if (pages)
        pages = pdfPages(report, pages->count);
    if (!pages)
        return tl::make_unexpected(pages.error());
    return writeTextFile(file, pages->bytes);
}

Result<void> printReport(QPagedPaintDevice& device, const Report& report)
{
    const auto counted = pdfPages(report, 0);
    if (!counted)
        return tl::make_unexpected(counted.error());
    auto canvas = PdfCanvas::onDevice(device);
    if (!canvas)
        return tl::make_unexpected(canvas.error());
    Layout(**canvas, report, counted->count).draw();
    (void)(*canvas)->finish();
    return {};
}

} // namespace foramen
