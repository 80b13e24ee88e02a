#include "ui/widgets/pictures/picture_commands.h"

#include "core/base/files/file_replacement.h"
#include "core/report/dicom_objects/secondary_capture_writer.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/series/series_entry.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/cine_player.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/pictures/pane_snapshot.h"
#include "ui/widgets/pictures/picture_folder.h"
#include "ui/widgets/pictures/picture_sheet.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

/// Pixels of a saved picture for each of the screen, at least: slides and posters enlarge it.
constexpr double kPictureScale = 2;

double pictureScale(const PaneWidget& pane)
{
    return std::max(kPictureScale, pane.devicePixelRatioF());
}

/// The name of a pane in names of files.
QString wordOf(std::optional<PaneKind> kind)
{
    if (!kind)
        return QStringLiteral("prior");
    switch (*kind) {
    case PaneKind::SagittalT2:
        return QStringLiteral("sagittal-t2");
    case PaneKind::SagittalT1:
        return QStringLiteral("sagittal-t1");
    case PaneKind::AxialT2:
        return QStringLiteral("axial-t2");
    case PaneKind::RightForamen:
        return QStringLiteral("right-foramen");
    case PaneKind::LeftForamen:
        break;
    }
    return QStringLiteral("left-foramen");
}

Result<void> writePng(const QString& file, const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return failure(ErrorCode::Internal, "The picture cannot be coded as PNG");
    return replaceFile(file.toStdString(),
                       std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

CapturedPicture capturedFrom(const QImage& picture)
{
    const QImage image = picture.convertToFormat(QImage::Format_RGB888);
    CapturedPicture captured{.columns = image.width(), .rows = image.height()};
    captured.rgb.reserve(static_cast<std::size_t>(image.width() * image.height()) * 3);
    for (int row = 0; row < image.height(); ++row) {
        const uchar* line = image.constScanLine(row);
        captured.rgb.insert(captured.rgb.end(), line, line + std::ptrdiff_t{3} * image.width());
    }
    return captured;
}

} // namespace

PictureCommands::PictureCommands(const Parts& parts, Actions* actions, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_movies(m_parts.banner, window)
{
    actions->on(ActionId::CopyPicture, this, [this] { copy(); });
    actions->on(ActionId::SavePicture, this, [this] { save(); });
    actions->on(ActionId::SaveMovie, this, [this] { saveMovie(); });
    actions->on(ActionId::PrintPictures, this, [this] { print(); });
}

bool PictureCommands::hasPicture(const PaneWidget& pane)
{
    if (pane.pane().hasPicture())
        return true;
    m_parts.banner.showMessage(tr("This pane shows no picture."));
    return false;
}

bool PictureCommands::isPrior(const PaneWidget& pane) const
{
    return !m_parts.area.panes().kindOf(&pane);
}

QString PictureCommands::fileNameOf(const PaneWidget& pane, std::optional<int> number) const
{
    const QString prefix = ReportExporter::prefixOf(m_parts.current->assessment.study());
    const QString name = prefix + wordOf(m_parts.area.panes().kindOf(&pane));
    return number ? QStringLiteral("%1-%2").arg(name).arg(*number) : name;
}

QString PictureCommands::titleOf(const PaneWidget& pane) const
{
    for (const SeriesEntry& entry : m_parts.current->series.entries())
        if (std::find(entry.volumes.begin(), entry.volumes.end(), pane.currentVolume())
            != entry.volumes.end())
            return entry.title;
    return {};
}

void PictureCommands::copy()
{
    const PaneWidget& pane = *m_parts.area.keyPane();
    if (!hasPicture(pane))
        return;
    QGuiApplication::clipboard()->setImage(PaneSnapshot(pane, pictureScale(pane)).image());
    m_parts.banner.showDone(tr("The picture is copied, with all that is drawn over it."));
}

void PictureCommands::save()
{
    const PaneWidget& pane = *m_parts.area.keyPane();
    if (!hasPicture(pane))
        return;
    // What the reader saw when the command was given, whatever the pane shows after the dialog.
    const QImage image = PaneSnapshot(pane, pictureScale(pane)).image();
    const int number = pane.position() + 1;
    QStringList filters = {tr("PNG picture (*.png)")};
    std::function<Result<void>(const std::filesystem::path&)> writeDicom;
    if (!isPrior(pane)) {
        filters << tr("DICOM secondary capture (*.dcm)");
        writeDicom = [image, number, source = pane.shownPicture(),
                      report = m_parts.exporter.report()](const std::filesystem::path& file) {
            CapturedPicture captured = capturedFrom(image);
            captured.source = source;
            captured.number = number;
            return writeSecondaryCapture(file, report, captured);
        };
    }
    const QString name = fileNameOf(pane, number) + QStringLiteral(".png");
    auto* dialog =
        new QFileDialog(m_window, tr("Save the picture"), QDir(pictureFolder()).filePath(name),
                        filters.join(QStringLiteral(";;")));
    dialog->setObjectName(QStringLiteral("pictureFileDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, png = filters.front()](const QString& filter) {
                dialog->setDefaultSuffix(filter == png ? QStringLiteral("png")
                                                       : QStringLiteral("dcm"));
            });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, image, writeDicom](const QString& file) {
                const bool isDicom = file.endsWith(QLatin1String(".dcm"), Qt::CaseInsensitive);
                if (isDicom && !writeDicom)
                    m_parts.banner.showMessage(
                        tr("A picture of the prior study can be saved as PNG only."));
                else if (isDicom)
                    write(file, [file, writeDicom] { return writeDicom(file.toStdString()); });
                else
                    write(file, [file, image] { return writePng(file, image); });
            });
    dialog->open();
}

void PictureCommands::write(const QString& file, std::function<Result<void>()> work)
{
    rememberPictureFolder(file);
    m_writer.start(
        [work = std::move(work)](const Task&) { return work(); },
        [this, file](const Result<void>& result) {
            if (result)
                m_parts.banner.showDone(tr("Saved as %1.").arg(QDir::toNativeSeparators(file)));
            else
                m_parts.banner.showMessage(
                    tr("The picture was not saved. %1").arg(reasonSentence(result.error().reason)));
        });
}

void PictureCommands::saveMovie()
{
    const PaneWidget& pane = *m_parts.area.keyPane();
    if (!hasPicture(pane))
        return;
    if (pane.positionCount() < 2) {
        m_parts.banner.showMessage(tr("This pane has one picture only."));
        return;
    }
    auto stack = std::make_shared<PaneSnapshot>(pane, pane.devicePixelRatioF());
    stack->keepWhatHoldsForAll(titleOf(pane));
    m_movies.save(std::move(stack), CinePlayer::lastRate(), fileNameOf(pane, {}));
}

void PictureCommands::print()
{
    const PictureSheet sheet = sheetOf(m_parts.area, m_parts.current->assessment.study());
    if (sheet.pictures.empty()) {
        m_parts.banner.showMessage(tr("No pane shows a picture."));
        return;
    }
    showPrintWindow(printJobOf(sheet), m_window);
}

} // namespace foramen
