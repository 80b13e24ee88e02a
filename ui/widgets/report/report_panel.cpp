#include "ui/widgets/report/report_panel.h"

#include "ui/state/report/report_draft.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/report/report_signing.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/report/report_conflict_bar.h"
#include "ui/widgets/report/signing_bar.h"
#include "ui/widgets/theme/theme.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
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

ReportPanel::ReportPanel(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("reportPanel"));
    m_state = new QLabel(this);
    m_state->setProperty("dim", true);
    m_reset = new QPushButton(tr("Reset to draft"), this);
    m_reset->setProperty("small", true);
    m_reset->setToolTip(tr("Discards your text and writes the draft from the grid again"));
    m_conflicts = new ReportConflictBar(parts.draft, this);
    m_text = new QPlainTextEdit(this);
    m_text->setAccessibleName(tr("Report text"));
    m_text->setTabChangesFocus(true); // Tab moves to the next field, as everywhere
    m_text->installEventFilter(this);
    m_signing = new SigningBar(parts.current, parts.opening, parts.signing, parts.saving, this);
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
    column->addWidget(m_signing);
    column->addWidget(makeButtons());
    column->addWidget(m_result);

    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_refreshing)
            m_parts.draft.setText(m_text->toPlainText());
    });
    connect(m_reset, &QPushButton::clicked, &parts.draft, &ReportDraft::reset);
    connect(&parts.draft, &ReportDraft::textChanged, this, &ReportPanel::refresh);
    connect(&parts.opening, &StudyOpening::changed, this, [this] {
        m_result->clear();
        refresh();
    });
    connect(&parts.exporter, &ReportExporter::exported, this, &ReportPanel::showResult);
    connect(&parts.exporter, &ReportExporter::failed, m_result, &QLabel::clear);
    connect(&parts.signing, &ReportSigning::changed, this, &ReportPanel::refresh);
    connect(m_signing, &SigningBar::refused, this, [this](const QString& sentence) {
        if (isHeldBack())
            return;
        m_result->setText(sentence);
        Q_EMIT attentionWanted();
    });
    refresh();
}

/// The keys of undo and redo belong to the text while it is being typed, then to the edits of the
/// report that came before; never to another page. A signed text takes no typing: it is said why.
bool ReportPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && !m_text->isReadOnly() && takesUndo(*event))
        return true;
    if (watched == m_text && event->type() == QEvent::KeyPress && m_text->isReadOnly()
        && !static_cast<QKeyEvent*>(event)->text().trimmed().isEmpty()
        && !(static_cast<QKeyEvent*>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        (void)m_parts.saving.mayEdit(); // tells the reader
    return QWidget::eventFilter(watched, event);
}

bool ReportPanel::takesUndo(QEvent& event)
{
    if (event.type() != QEvent::ShortcutOverride && event.type() != QEvent::KeyPress)
        return false;
    auto& key = static_cast<QKeyEvent&>(event);
    const bool isUndo = key.matches(QKeySequence::Undo);
    const bool isRedo = key.matches(QKeySequence::Redo)
        || (key.key() == Qt::Key_Y && key.modifiers() == Qt::ControlModifier);
    if (!isUndo && !isRedo)
        return false;
    event.accept();
    if (event.type() == QEvent::ShortcutOverride)
        return true;
    const QTextDocument& document = *m_text->document();
    if (isUndo)
        document.isUndoAvailable() ? m_text->undo() : m_parts.draft.undoOwn();
    else
        document.isRedoAvailable() ? m_text->redo() : m_parts.draft.redoOwn();
    return true;
}

QString ReportPanel::shownText() const
{
    const QString addenda = m_parts.signing.addendaText();
    const QString text = m_parts.draft.text();
    return addenda.isEmpty() ? text : text + QStringLiteral("\n\n") + addenda;
}

QString ReportPanel::resultText() const
{
    return m_result->text();
}

QWidget* ReportPanel::makeButtons()
{
    m_buttons = new QWidget(this);
    auto* rows = new QVBoxLayout(m_buttons);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    rows->addLayout(row);
    auto* more = new QPushButton(tr("More formats ▾"), m_buttons);
    more->setToolTip(tr("Export in another format"));
    auto* menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    more->setMenu(menu);
    constexpr int buttons = 2; // for those of most use; there is no room for all
    QStringList names;
    for (const ExportFormat& format : ReportExporter::formats()) {
        names << ReportExporter::nameOf(format);
        if (format.isOfAllStudies)
            continue;
        const QString hint = tr("Export as %1 into a folder").arg(names.back());
        const auto write = [this, key = QString::fromStdString(format.key)] {
            exportTo({key});
        };
        if (row->count() < buttons) {
            auto* button = new QPushButton(names.back(), m_buttons);
            button->setToolTip(hint);
            connect(button, &QPushButton::clicked, this, write);
            row->addWidget(button, 1);
        } else {
            QAction* action = menu->addAction(names.back(), this, write);
            action->setToolTip(hint);
        }
    }
    menu->addSeparator();
    QAction* send = menu->addAction(tr("Send to an archive…"), this, &ReportPanel::requestSending);
    send->setToolTip(tr("Sends SR, GSPS, KOS and PDF as DICOM objects; asks before"));
    row->addWidget(more, 1);
    auto* all = new QPushButton(tr("Export all formats…"), m_buttons);
    all->setProperty("primary", true);
    all->setToolTip(tr("Into a folder: %1").arg(names.join(QStringLiteral(", "))));
    connect(all, &QPushButton::clicked, this, [this] { exportTo(ReportExporter::allFormats()); });
    rows->addWidget(all);
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
        m_parts.exporter.start(formats, folder, ReportExporter::Names::OfStudy);
    });
    dialog->open();
}

void ReportPanel::requestSending()
{
    if (!isHeldBack())
        Q_EMIT sendRequested();
}

void ReportPanel::refresh()
{
    const QScopedValueRollback guard(m_refreshing, true);
    const bool open = m_parts.current->study() != nullptr;
    const bool isFinal = open && m_parts.signing.isFinal();
    const QString text = open ? shownText() : QString();
    if (m_text->toPlainText() != text) {
        const int scrolled = m_text->verticalScrollBar()->value();
        replaceAroundCursor(*m_text, text);
        m_text->verticalScrollBar()->setValue(scrolled);
    }
    m_text->setEnabled(open);
    m_text->setReadOnly(isFinal);
    m_conflicts->refresh();
    markConflicts();
    m_buttons->setEnabled(open);
    m_reset->setVisible(open && !isFinal && m_parts.draft.isEdited());
    if (!open)
        m_state->clear();
    else if (isFinal)
        m_state->setText(tr("Final: as it was signed"));
    else
        m_state->setText(m_parts.draft.isEdited() ? tr("Edited: the other lines follow the grid")
                                                  : tr("Draft: follows the grid"));
}

void ReportPanel::markConflicts()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const ReportConflict& conflict : m_parts.draft.conflicts()) {
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
    const std::vector<ReportConflict> conflicts = m_parts.draft.conflicts();
    if (conflicts.empty())
        return false;
    const int line = static_cast<int>(conflicts.front().firstLine);
    m_text->setTextCursor(QTextCursor(m_text->document()->findBlockByNumber(
        std::min(line, m_text->document()->blockCount() - 1))));
    m_text->centerCursor();
    m_result->setText(
        tr("Nothing was exported, printed or signed: say first for each marked place whether "
           "your text stays."));
    Q_EMIT attentionWanted();
    return true;
}

void ReportPanel::showResult(const QStringList& files)
{
    if (files.isEmpty()) { // such as key images of a report without any
        m_result->setText(tr("There is nothing to write in this format."));
        return;
    }
    QStringList names;
    for (const QString& file : files)
        names << QFileInfo(file).fileName();
    m_result->setText(tr("Wrote %1 into %2.")
                          .arg(names.join(QStringLiteral(", ")),
                               QDir::toNativeSeparators(QFileInfo(files.front()).absolutePath())));
}

} // namespace foramen
