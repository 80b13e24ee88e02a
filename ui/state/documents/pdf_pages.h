#pragma once

#include <QImage>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace foramen {

/// Why a PDF is not shown.
enum class PdfFault {
    NotBuilt, ///< the program was built without Qt PDF
    Damaged,
    Encrypted ///< it needs a password, or uses a protection that is not known
};

/// A place in a PDF that contains searched words.
struct PdfHit {
    int page = 0; ///< 0-based
    QRectF place; ///< points, from the page's upper left corner
    friend bool operator==(const PdfHit&, const PdfHit&) = default;
};

/// The pages of one PDF as pictures and text (Qt PDF): no scripts are run, no links followed, no
/// files or network asked for. May be used by any thread, by one at a time.
class PdfPages {
public:
    /// Whether the program was built with Qt PDF.
    [[nodiscard]] static bool isAvailable();
    [[nodiscard]] static tl::expected<std::shared_ptr<PdfPages>, PdfFault>
    create(const std::vector<std::uint8_t>& bytes);
    ~PdfPages();
    PdfPages(const PdfPages&) = delete;
    PdfPages& operator=(const PdfPages&) = delete;

    /// Sizes of all pages in points, of which 72 are an inch; none is empty.
    [[nodiscard]] const std::vector<QSizeF>& sizes() const { return m_sizes; }
    /// A page on white. @param scale  pixels for each point; less is used where the picture would
    /// be too large. @return null where the page cannot be drawn.
    [[nodiscard]] QImage picture(int page, double scale) const;
    [[nodiscard]] QString text(int page) const;
    /// The places of a text on one page; case does not matter.
    [[nodiscard]] std::vector<PdfHit> hitsOn(int page, const QString& words) const;

private:
    struct Private;
    explicit PdfPages(std::unique_ptr<Private> content);

    std::unique_ptr<Private> m_d;
    std::vector<QSizeF> m_sizes;
};

} // namespace foramen
