#pragma once

#include "core/base/text/csv.h"
#include "core/dicom/documents/structured_report.h"
#include "core/spine/assessment.h"
#include "core/store/signing/signing_state.h"
#include "core/store/study_store.h"
#include "tests/support/file_content.h"
#include "tests/support/program_run.h"
#include "tests/support/window_driver.h"
#include "ui/state/language/term_text.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/report/report_panel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QToolButton>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>

/// Reads back what the window, the database and exported files say of a study, so that they can be
/// compared.
namespace foramen::test {

/// What one place says of the readers' work.
struct Told {
    QMap<QString, QString> grades; ///< of decided sites, by nameOfSite()
    QMap<QString, QString> comments; ///< by nameOfSite()
    bool isFinal = false;
    std::optional<QString> text; ///< of the report; none: the place does not hold it by itself
    QStringList addenda;
};

inline QString text(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// "L4/L5 Spinal Canal Stenosis".
inline QString nameOfSite(Site site)
{
    return text(nameOf(site.level)) + QLatin1Char(' ') + text(nameOf(site.condition));
}

/// The first difference as a sentence; empty where both say the same.
inline QString difference(const QString& place, const Told& told, const Told& expected)
{
    const auto differs = [&](const QMap<QString, QString>& a, const QMap<QString, QString>& b,
                             const char* what) {
        for (std::size_t index = 0; index < kSiteCount; ++index)
            if (const QString site = nameOfSite(siteAt(index)); a.value(site) != b.value(site))
                return QStringLiteral("%1: the %2 of %3 is '%4' instead of '%5'")
                    .arg(place, QLatin1String(what), site, a.value(site), b.value(site));
        return QString();
    };
    if (const QString grade = differs(told.grades, expected.grades, "grade"); !grade.isEmpty())
        return grade;
    if (const QString comment = differs(told.comments, expected.comments, "comment");
        !comment.isEmpty())
        return comment;
    if (told.isFinal != expected.isFinal)
        return QStringLiteral("%1: the report is %2final")
            .arg(place, QLatin1String(told.isFinal ? "" : "not "));
    if (told.text && expected.text && *told.text != *expected.text)
        return QStringLiteral("%1: the text is\n%2\ninstead of\n%3")
            .arg(place, *told.text, *expected.text);
    if (told.addenda != expected.addenda)
        return QStringLiteral("%1: the addenda are '%2' instead of '%3'")
            .arg(place, told.addenda.join(QLatin1Char('|')),
                 expected.addenda.join(QLatin1Char('|')));
    return {};
}

/// What the widgets of the window show.
inline Told toldByWindow(const WindowDriver& driver)
{
    Told told;
    const QAbstractItemModel* model = driver.grid()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex cell = model->index(row, column);
            const QString site = nameOfSite(SeverityGridModel::siteAt(cell));
            const auto state =
                static_cast<CellState>(cell.data(SeverityGridModel::StateRole).toInt());
            if (state == CellState::Accepted || state == CellState::Changed
                || state == CellState::ReaderOnly)
                told.grades[site] = cell.data().toString();
            if (const QString comment = cell.data(SeverityGridModel::CommentRole).toString();
                !comment.isEmpty())
                told.comments[site] = comment;
        }
    const auto* badge = driver.window->findChild<QToolButton*>(QStringLiteral("signedBadge"));
    told.isFinal = badge->isVisible() && badge->text() == QStringLiteral("Signed");
    QString shown =
        driver.window->sidePanel()->report()->findChild<QPlainTextEdit*>()->toPlainText();
    static const QRegularExpression addendum(
        QStringLiteral("\n\nADDENDUM \\d+\n(.*)\nReason: [^\n]*$"));
    for (auto found = addendum.match(shown); found.hasMatch(); found = addendum.match(shown)) {
        told.addenda.prepend(found.captured(1));
        shown.truncate(found.capturedStart());
    }
    told.text = shown;
    return told;
}

/// What a session that is opened now would find.
inline Told toldByDatabase(const std::filesystem::path& file, const StudyIdentity& study)
{
    Told told;
    StudyStore store(file);
    const SavedStudy saved = store.load(study);
    const Assessment assessment = saved.assessment.value_or(Assessment());
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        const QString site = nameOfSite(siteAt(index));
        if (cell.decision && cell.decision->severity)
            told.grades[site] = text(nameOf(*cell.decision->severity));
        if (cell.comment)
            told.comments[site] = text(cell.comment->text);
    }
    const SigningState signing = signingOf(saved.history);
    told.isFinal = signing.isFinal();
    if (told.isFinal) {
        told.text = text(signing.newest()->report.printedText);
        for (const AddendumEntry& one : signing.newest()->addenda)
            told.addenda << text(one.addendum.text);
    }
    return told;
}

inline Told toldByJson(const QString& file)
{
    Told told;
    const QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
    const QJsonArray findings = json[QStringLiteral("findings")].toArray();
    for (const auto& one : findings) {
        const QJsonObject finding = one.toObject();
        const QString site = finding[QStringLiteral("level")].toString() + QLatin1Char(' ')
            + finding[QStringLiteral("condition")].toString();
        const QJsonObject reader = finding[QStringLiteral("reader")].toObject();
        if (const auto grade = reader[QStringLiteral("severity")]; grade.isString())
            told.grades[site] = grade.toString();
        if (const QString comment = reader[QStringLiteral("comment")].toString();
            !comment.isEmpty())
            told.comments[site] = comment;
    }
    const QJsonObject report = json[QStringLiteral("report")].toObject();
    told.isFinal = report[QStringLiteral("final")].toBool();
    told.text = report[QStringLiteral("text")].toString();
    const QJsonArray addenda = report[QStringLiteral("addenda")].toArray();
    for (const auto& one : addenda)
        told.addenda << one.toObject()[QStringLiteral("text")].toString();
    return told;
}

/// Addenda are only counted in a table: they are taken from @p expected where the number is right.
inline Told toldByCsv(const QString& file, const Told& expected)
{
    Told told;
    const CsvRecords table = csvRecords(contentOf(file).toStdString());
    if (table.records.empty())
        return told;
    const std::vector<std::string>& titles = table.records.front().cells;
    for (auto row = table.records.begin() + 1; row != table.records.end(); ++row) {
        if (row->cells.size() != titles.size())
            continue;
        const auto cell = [&](const char* title) {
            const auto at = std::find(titles.begin(), titles.end(), title) - titles.begin();
            return text(csvContent(row->cells[static_cast<std::size_t>(at)]));
        };
        const QString site = cell("level") + QLatin1Char(' ') + cell("condition");
        if (const QString grade = cell("reader_grade"); !grade.isEmpty())
            told.grades[site] = grade;
        if (const QString comment = cell("comment"); !comment.isEmpty())
            told.comments[site] = comment;
        told.isFinal = cell("report_status") == QStringLiteral("final");
        if (cell("addenda").toInt() == expected.addenda.size())
            told.addenda = expected.addenda;
    }
    return told;
}

/// The readers' structured report. Its comments are those that contain one of @p expected, among
/// remarks on the grades.
inline Told toldBySr(const QString& file, const Told& expected)
{
    Told told;
    const auto report = readStructuredReport(std::filesystem::path(file.toStdString()));
    if (!report)
        return told;
    told.isFinal = report->verification == "VERIFIED" && report->preliminary == "FINAL";
    const std::function<void(const ContentItem&, QString)> read = [&](const ContentItem& item,
                                                                      QString site) {
        for (const ContentItem& child : item.children)
            if (child.name.value == "112039") // Tracking Identifier
                site = text(child.value);
        for (const ContentItem& child : item.children) {
            const QString value = text(child.value);
            if (child.name.value == "246112005") { // Severity
                const QString grade = text(child.code.meaning);
                told.grades[site] = grade == QStringLiteral("Normal or mild")
                    ? text(nameOf(Severity::NormalMild))
                    : grade;
            } else if (child.name.value == "121106" && value == expected.comments.value(site)) {
                told.comments[site] = value; // Comment
            }
            for (const QString& addendum : expected.addenda)
                if (value.contains(addendum))
                    told.addenda << addendum;
            read(child, site);
        }
    };
    read(report->root, {});
    return told;
}

/// The letters of the printed grid, the patient's right first, from L1/L2 to L5/S1, and whether the
/// status is final.
struct ToldByPdf {
    QString letters;
    QString words; ///< of the whole document, with single blanks
};
inline std::optional<ToldByPdf> toldByPdf(const QString& file)
{
    const auto page = runInstalled(QStringLiteral("pdftotext"),
                                   {QStringLiteral("-layout"), QStringLiteral("-l"),
                                    QStringLiteral("1"), file, QStringLiteral("-")});
    const auto all = runInstalled(QStringLiteral("pdftotext"), {file, QStringLiteral("-")});
    if (!page || !all)
        return std::nullopt;
    ToldByPdf told;
    static const QRegularExpression row(
        QStringLiteral("(?:^|\\s)((?:[NMS-]\\s+){4}[NMS-])(?:\\s|$)"));
    const QStringList lines = QString::fromUtf8(page->out).split(QLatin1Char('\n'));
    for (const QString& line : lines)
        if (const auto found = row.match(line); found.hasMatch())
            told.letters += QString(found.captured(1)).remove(QRegularExpression("\\s"));
    told.words = QString::fromUtf8(all->out).simplified();
    return told;
}

} // namespace foramen::test
