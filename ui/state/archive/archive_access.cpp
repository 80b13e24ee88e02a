#include "ui/state/archive/archive_access.h"

#include "core/pacs/dimse/dimse_client.h"
#include "core/pacs/web/dicomweb_client.h"
#include "ui/state/language/reason_text.h"

namespace foramen {

ArchiveClientPtr makeArchiveClient(const PacsNode& node)
{
    if (node.dialect == PacsDialect::Dicomweb)
        return std::make_shared<DicomwebClient>(node);
    return std::make_shared<DimseClient>(node);
}

QString archiveSentence(const Error& error)
{
    QString sentence = reasonSentence(error.reason);
    if (!sentence.isEmpty() && !sentence.endsWith(QLatin1Char('.')))
        sentence += QLatin1Char('.');
    return sentence;
}

} // namespace foramen
