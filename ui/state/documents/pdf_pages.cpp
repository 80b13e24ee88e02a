#include "ui/state/documents/pdf_pages.h"

#ifdef FORAMEN_HAS_QT_PDF
#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfSelection>
#endif

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

#ifdef FORAMEN_HAS_QT_PDF

namespace {

constexpr double kMostPixels = 2.4e7; ///< 96 MB
constexpr double kUsualSize = 595; ///< points, where a page states none
constexpr int kMostPages = 5000;
constexpr int kMostHits = 1000; ///< on one page

QSizeF usableSize(QSizeF size)
{
    const auto usable = [](double side) {
        return std::isfinite(side) && side >= 1 ? std::min(side, 20000.0) : kUsualSize;
    };
    return {usable(size.width()), usable(size.height())};
}

} // namespace

/// The document of Qt PDF and its bytes.
struct PdfPages::Private {
    QByteArray bytes;
    QBuffer buffer; ///< is read as long as the document is open
    QPdfDocument document;
};

bool PdfPages::isAvailable()
{
    return true;
}

tl::expected<std::shared_ptr<PdfPages>, PdfFault>
PdfPages::create(const std::vector<std::uint8_t>& bytes)
{
    auto content = std::make_unique<Private>();
    content->bytes = QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                static_cast<qsizetype>(bytes.size()));
    content->buffer.setBuffer(&content->bytes);
    if (!content->buffer.open(QIODevice::ReadOnly))
        return tl::make_unexpected(PdfFault::Damaged);
    content->document.load(&content->buffer);
    const QPdfDocument::Error error = content->document.error();
    if (error == QPdfDocument::Error::IncorrectPassword
        || error == QPdfDocument::Error::UnsupportedSecurityScheme)
        return tl::make_unexpected(PdfFault::Encrypted);
    if (content->document.status() != QPdfDocument::Status::Ready
        || content->document.pageCount() < 1)
        return tl::make_unexpected(PdfFault::Damaged);
    // It is handed from one thread to the other, and waits for no events.
    content->buffer.moveToThread(nullptr);
    content->document.moveToThread(nullptr);
    return std::shared_ptr<PdfPages>(new PdfPages(std::move(content)));
}

PdfPages::PdfPages(std::unique_ptr<Private> content)
    : m_d(std::move(content))
{
    const int count = std::min(m_d->document.pageCount(), kMostPages);
    for (int page = 0; page < count; ++page)
        m_sizes.push_back(usableSize(m_d->document.pagePointSize(page)));
}

PdfPages::~PdfPages() = default;

QImage PdfPages::picture(int page, double scale) const
{
    if (page < 0 || page >= static_cast<int>(m_sizes.size()) || !(scale > 0))
        return {};
    QSizeF size = m_sizes[static_cast<std::size_t>(page)] * scale;
    const double pixels = size.width() * size.height();
    if (pixels > kMostPixels)
        size *= std::sqrt(kMostPixels / pixels);
    const QSize whole = size.toSize().expandedTo({1, 1});
    const QImage drawn = m_d->document.render(page, whole);
    if (drawn.isNull())
        return {};
    QImage paper(whole, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, drawn);
    return paper;
}

QString PdfPages::text(int page) const
{
    return page >= 0 && page < static_cast<int>(m_sizes.size())
        ? m_d->document.getAllText(page).text()
        : QString();
}

std::vector<PdfHit> PdfPages::hitsOn(int page, const QString& words) const
{
    std::vector<PdfHit> hits;
    const QString wanted = words.simplified();
    if (wanted.isEmpty())
        return hits;
    QString all = text(page);
    // Line ends are blanks for the search; the places of the others stay.
    for (QChar& character : all)
        if (character.isSpace())
            character = QLatin1Char(' ');
    for (qsizetype at = all.indexOf(wanted, 0, Qt::CaseInsensitive);
         at >= 0 && static_cast<int>(hits.size()) < kMostHits;
         at = all.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive)) {
        const QPdfSelection found = m_d->document.getSelectionAtIndex(
            page, static_cast<int>(at), static_cast<int>(wanted.size()));
        hits.push_back({page, found.boundingRectangle()});
    }
    return hits;
}

#else

struct PdfPages::Private { };

bool PdfPages::isAvailable()
{
    return false;
}

tl::expected<std::shared_ptr<PdfPages>, PdfFault> PdfPages::create(const std::vector<std::uint8_t>&)
{
    return tl::make_unexpected(PdfFault::NotBuilt);
}

PdfPages::~PdfPages() = default;

QImage PdfPages::picture(int, double) const
{
    return {};
}

QString PdfPages::text(int) const
{
    return {};
}

std::vector<PdfHit> PdfPages::hitsOn(int, const QString&) const
{
    return {};
}

#endif

} // namespace foramen
