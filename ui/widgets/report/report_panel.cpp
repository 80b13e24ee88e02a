#include "ui/widgets/report/report_panel.h"

#include "ui/state/report/report_draft.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/report/report_conflict_bar.h"
#include "ui/widgets/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSettings>
#include <QTextBlock>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace foramen {

namespace {
const QString kFolderKey = QStringLiteral("export/folder");

/// Replaces the text; the cursor stays in its line, wherever that is then.
void replaceAroundCursor(QPlainTextEdit& field, const QString& text)
{
    const QTextCursor before = field.textCursor();
    const QString line = before.block().text();
    const int number = before.blockNumber();
    const int column = before.positionInBlock();
    field.setPlainText(text);
    const QTextDocument& document = *field.document();
    QTextBlock place = document.findBlockByNumber(std::min(number, document.blockCount() - 1));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const bool isNearer = place.text() != line
            || std::abs(block.blockNumber() - number) < std::abs(place.blockNumber() - number);
        if (block.text() == line && isNearer)
            place = block;
    }
    QTextCursor cursor(place);
    cursor.setPosition(place.position() + std::min(column, place.length() - 1));
    field.setTextCursor(cursor);
}

} // namespace

ReportPanel::ReportPanel(const CurrentStudy& current, const StudyOpening& opening,
                         ReportDraft& draft, ReportExporter& exporter, QWidget* parent)
    : QWidget(parent)
    , m_current(current)
    , m_draft(draft)
    , m_exporter(exporter)
{
    setObjectName(QStringLiteral("reportPanel"));
    m_state = new QLabel(this);
    m_state->setProperty("dim", true);
    m_reset = new QPushButton(tr("Reset to draft"), this);
    m_reset->setProperty("small", true);
    m_reset->setToolTip(tr("Discards your text and writes the draft from the grid again"));
    m_conflicts = new ReportConflictBar(draft, this);
    m_text = new QPlainTextEdit(this);
    m_text->setAccessibleName(tr("Report text"));
    m_text->setTabChangesFocus(true); // Tab moves to the next field, as everywhere
    m_result = new QLabel(this);
    m_result->setProperty("dim", true);
    m_result->setProperty("small", true);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* top = new QHBoxLayout;
    top->addWidget(m_state, 1);
    top->addWidget(m_reset);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kMargin, 12, theme::kMargin, theme::kMargin);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_conflicts);
    column->addWidget(m_text, 1);
    column->addWidget(makeButtons());
    column->addWidget(m_result);

    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_refreshing)
            m_draft.setText(m_text->toPlainText());
    });
    connect(m_reset, &QPushButton::clicked, &draft, &ReportDraft::reset);
    connect(&draft, &ReportDraft::textChanged, this, &ReportPanel::refresh);
    connect(&opening, &StudyOpening::changed, this, [this] {
        m_result->clear();
        refresh();
    });
    connect(&exporter, &ReportExporter::exported, this, &ReportPanel::showResult);
    connect(&exporter, &ReportExporter::failed, m_result, &QLabel::clear);
    refresh();
}

QString ReportPanel::resultText() const
{
    return m_result->text();
}

QWidget* ReportPanel::makeButtons()
{
    m_buttons = new QWidget(this);
    auto* grid = new QGridLayout(m_buttons);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    int column = 0;
    QStringList names;
    for (const ExportFormat& format : ReportExporter::formats()) {
        names << ReportExporter::nameOf(format);
        if (format.isOfAllStudies)
            continue;
        auto* button = new QPushButton(names.back(), m_buttons);
        button->setToolTip(tr("Export as %1 into a folder").arg(names.back()));
        connect(button, &QPushButton::clicked, this,
                [this, key = QString::fromStdString(format.key)] { exportTo({key}); });
        grid->addWidget(button, 0, column++);
    }
    auto* all = new QPushButton(tr("Export all formats…"), m_buttons);
    all->setProperty("primary", true);
    all->setToolTip(tr("Into a folder: %1").arg(names.join(QStringLiteral(", "))));
    connect(all, &QPushButton::clicked, this, [this] { exportTo(ReportExporter::allFormats()); });
    grid->addWidget(all, 1, 0, 1, column);
    return m_buttons;
}

void ReportPanel::exportTo(const QStringList& formats)
{
    if (isHeldBack())
        return;
    QSettings settings;
    const QString last = settings.value(kFolderKey, QDir::homePath()).toString();
    auto* dialog = new QFileDialog(this, tr("Export into a folder"), last);
    dialog->setObjectName(QStringLiteral("exportFolderDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, formats](const QString& folder) {
        QSettings().setValue(kFolderKey, folder);
        m_result->setText(tr("Exporting…"));
        m_exporter.start(formats, folder, ReportExporter::Names::OfStudy);
    });
    dialog->open();
}

void ReportPanel::refresh()
{
    const QScopedValueRollback guard(m_refreshing, true);
    const bool open = m_current->study() != nullptr;
    const QString text = open ? m_draft.text() : QString();
    if (m_text->toPlainText() != text) {
        const int scrolled = m_text->verticalScrollBar()->value();
        replaceAroundCursor(*m_text, text);
        m_text->verticalScrollBar()->setValue(scrolled);
    }
    m_text->setEnabled(open);
    m_conflicts->refresh();
    markConflicts();
    m_buttons->setEnabled(open);
    m_reset->setVisible(open && m_draft.isEdited());
    if (!open)
        m_state->clear();
    else
        m_state->setText(m_draft.isEdited() ? tr("Edited: the other lines follow the grid")
                                            : tr("Draft: follows the grid"));
}

void ReportPanel::markConflicts()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const ReportConflict& conflict : m_draft.conflicts()) {
        for (std::size_t line = 0; line < conflict.lineCount; ++line) {
            QTextEdit::ExtraSelection mark;
            QColor ground = theme::colors().warning;
            ground.setAlpha(60);
            mark.format.setBackground(ground);
            mark.format.setProperty(QTextFormat::FullWidthSelection, true);
            const int number = static_cast<int>(conflict.firstLine + line);
            mark.cursor = QTextCursor(m_text->document()->findBlockByNumber(number));
            mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            marks << mark;
        }
    }
    m_text->setExtraSelections(marks);
}

bool ReportPanel::isHeldBack()
{
    const std::vector<ReportConflict> conflicts = m_draft.conflicts();
    if (conflicts.empty())
        return false;
    const int line = static_cast<int>(conflicts.front().firstLine);
    m_text->setTextCursor(QTextCursor(m_text->document()->findBlockByNumber(
        std::min(line, m_text->document()->blockCount() - 1))));
    m_text->centerCursor();
    m_result->setText(tr("Nothing was exported or printed: say first for each marked place whether "
                         "your text stays."));
    Q_EMIT attentionWanted();
    return true;
}

void ReportPanel::showResult(const QStringList& files)
{
    if (files.isEmpty())
        return;
    QStringList names;
    for (const QString& file : files)
        names << QFileInfo(file).fileName();
    m_result->setText(tr("Wrote %1 into %2.")
                          .arg(names.join(QStringLiteral(", ")),
                               QDir::toNativeSeparators(QFileInfo(files.front()).absolutePath())));
}

} // namespace foramen
