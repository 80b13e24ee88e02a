#include "ui/widgets/lookup/pdf_opener.h"

#include "core/base/files/file_replacement.h"
#include "core/dicom/documents/encapsulated_pdf.h"
#include "core/dicom/media/temporary_folder.h"
#include "ui/state/language/reason_text.h"

#include <QDesktopServices>
#include <QUrl>

#include <string>
#include <string_view>

namespace foramen {

namespace {

QString sentenceOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Unsupported:
        return PdfOpener::tr("The object holds no PDF.");
    case ErrorCode::NotWritable:
        return error.reason.code == ReasonCode::FileNotWritten
            ? reasonSentence(error.reason)
            : PdfOpener::tr("The PDF cannot be unpacked: the user's cache folder cannot be "
                            "written.");
    default:
        return reasonSentence(error.reason);
    }
}

Result<std::filesystem::path> unpack(const std::filesystem::path& file,
                                     const std::filesystem::path& target)
{
    const Result<EncapsulatedPdf> pdf = readEncapsulatedPdf(file);
    if (!pdf)
        return tl::make_unexpected(pdf.error());
    const std::string_view bytes(reinterpret_cast<const char*>(pdf->bytes.data()),
                                 pdf->bytes.size());
    if (const auto written = replaceFile(target, bytes); !written)
        return tl::make_unexpected(written.error());
    return target;
}

} // namespace

PdfOpener::PdfOpener(QObject* parent)
    : QObject(parent)
{
}

PdfOpener::~PdfOpener() = default;

void PdfOpener::open(const std::filesystem::path& file)
{
    if (!m_folder) {
        auto folder = TemporaryFolder::create();
        if (!folder) {
            Q_EMIT told(sentenceOf(folder.error()));
            return;
        }
        m_folder = std::move(*folder);
    }
    // The name says nothing of the patient; each PDF has its own, since another may be open.
    const std::filesystem::path target =
        m_folder->path() / ("document-" + std::to_string(++m_count) + ".pdf");
    m_reader.start([file, target](const Task&) { return unpack(file, target); },
                   [this](const Result<std::filesystem::path>& pdf) { take(pdf); });
}

void PdfOpener::take(const Result<std::filesystem::path>& pdf)
{
    if (!pdf) {
        Q_EMIT told(sentenceOf(pdf.error()));
        return;
    }
    const QString name = QString::fromStdString(pdf->string());
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(name)))
        Q_EMIT told(tr("The PDF was opened with the desktop's program. Save it there to keep it."));
    else
        Q_EMIT told(tr("The desktop has no program for PDF files. Until Foramen closes, it is "
                       "here: %1")
                        .arg(name));
}

} // namespace foramen
