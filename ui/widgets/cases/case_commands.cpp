#include "ui/widgets/cases/case_commands.h"

#include "ui/state/report/report_exporter.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/parts/message_banner.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QProgressDialog>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace foramen {

namespace {

const QString kFolderKey = QStringLiteral("export/folder"); // where reports go
constexpr int kSteps = 1000; ///< of the progress
constexpr int kWidth = 460; ///< of the dialog

/// A button with what it means below it.
QPushButton* addChoice(QVBoxLayout* column, const QString& name, const QString& title,
                       const QString& meaning)
{
    auto* choice = new QPushButton(title);
    choice->setObjectName(name);
    choice->setToolTip(meaning);
    column->addWidget(choice);
    auto* label = new QLabel(meaning);
    label->setProperty("dim", true);
    label->setWordWrap(true);
    column->addWidget(label);
    return choice;
}

} // namespace

CaseCommands::CaseCommands(const Parts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_export(parts.current, parts.saving, parts.exporter)
{
    connect(&m_export, &CaseExport::finished, this, [this](const QString& file, int leftOut) {
        end();
        const QString saved = tr("Saved as %1.").arg(QDir::toNativeSeparators(file));
        m_parts.banner.showDone(
            leftOut > 0 ? tr("%1 %n files were left out, because they may show or say who the "
                             "patient is.",
                             nullptr, leftOut)
                              .arg(saved)
                        : saved);
    });
    connect(&m_export, &CaseExport::failed, this, [this](const QString& sentence) {
        end();
        m_parts.banner.showMessage(sentence);
    });
}

void CaseCommands::addTo(QMenu* menu)
{
    menu->addSeparator();
    QAction* action = menu->addAction(tr("Case bundle…"));
    action->setObjectName(QStringLiteral("caseBundle"));
    action->setToolTip(tr("One zip with the images, the reading and the reports"));
    connect(action, &QAction::triggered, this, &CaseCommands::ask);
    connect(menu, &QMenu::aboutToShow, action,
            [this, action] { action->setEnabled(m_parts.current.isOpen()); });
}

void CaseCommands::ask()
{
    if (m_export.isRunning()) {
        m_parts.banner.showMessage(tr("A case is being written already."));
        return;
    }
    auto* dialog = new QDialog(m_window);
    dialog->setObjectName(QStringLiteral("caseDialog"));
    dialog->setWindowTitle(tr("Case bundle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(10);
    auto* what = new QLabel(
        tr("One zip file with the images of this study, the reading, and the reports."), dialog);
    what->setProperty("title", true);
    what->setWordWrap(true);
    column->addWidget(what);
    auto* deidentified = addChoice(
        column, QStringLiteral("caseDeidentified"), tr("&De-identified…"),
        tr("Images and reading lose the patient's name, numbers and dates (PS3.15). Lines of texts "
           "that hold one of them become REMOVED, and images that may show text are left out. "
           "Readers keep their names. Look at texts and images before you pass the case on."));
    deidentified->setProperty("primary", true);
    deidentified->setDefault(true);
    auto* asItIs = addChoice(column, QStringLiteral("caseAsItIs"), tr("&As it is…"),
                             tr("Images, reading and reports name the patient."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    auto* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setIcon({}); // the style's is dark on dark
    cancel->setToolTip(tr("Writes nothing"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    for (QPushButton* choice : {deidentified, asItIs})
        connect(choice, &QPushButton::clicked, this,
                [this, dialog, isDeidentified = choice == deidentified] {
                    dialog->accept();
                    chooseFile(isDeidentified);
                });
    dialog->open();
}

void CaseCommands::chooseFile(bool isDeidentified)
{
    // The name of the de-identified file leads to nobody.
    const QString name = isDeidentified
        ? QStringLiteral("case.zip")
        : ReportExporter::prefixOf(m_parts.current->assessment.study())
            + QStringLiteral("case.zip");
    const QString folder = QSettings().value(kFolderKey, QDir::homePath()).toString();
    auto* dialog = new QFileDialog(m_window, tr("Save the case"), QDir(folder).filePath(name),
                                   tr("Zip files (*.zip)"));
    dialog->setObjectName(QStringLiteral("caseFileDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, isDeidentified](const QString& file) { start(file, isDeidentified); });
    dialog->open();
}

void CaseCommands::start(const QString& file, bool isDeidentified)
{
    m_progress = new QProgressDialog(tr("Writing the case…"), tr("Cancel"), 0, kSteps, m_window);
    m_progress->setObjectName(QStringLiteral("caseProgress"));
    m_progress->setWindowTitle(tr("Case bundle"));
    m_progress->setAttribute(Qt::WA_DeleteOnClose);
    m_progress->setAutoClose(false);
    connect(m_progress, &QProgressDialog::canceled, this, [this] {
        if (!m_progress) // it is over
            return;
        m_export.cancel();
        end();
    });
    connect(&m_export, &CaseExport::progressed, m_progress,
            [progress = m_progress.data()](double fraction) {
                progress->setValue(static_cast<int>(fraction * kSteps));
            });
    m_export.start(file, isDeidentified);
}

void CaseCommands::end()
{
    QProgressDialog* progress = m_progress.data();
    m_progress.clear(); // closing it tells that it was cancelled
    if (progress)
        progress->close();
}

} // namespace foramen
