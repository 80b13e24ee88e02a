#include "ui/panes/annotation/overlay_text.h"

#include "ui/panes/annotation/text_halo.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QPainter>

#include <cmath>

namespace foramen {

namespace {

constexpr double kHaloRadius = 2.4; ///< logical pixels
constexpr int kHaloAlpha = 225;
constexpr double kMargin = 4; ///< room for the halo around a text

QFont overlayFont(const OverlayTextStyle& style)
{
    return textFont(style.pixelSize, style.isBold ? QFont::DemiBold : QFont::Medium);
}

QImage renderText(const QString& words, const OverlayTextStyle& style, double devicePixelRatio)
{
    const QFont font = overlayFont(style);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(words) + 2 * kMargin,
                      metrics.height() + 2 * kMargin);
    QImage text(static_cast<int>(std::ceil(size.width() * devicePixelRatio)),
                static_cast<int>(std::ceil(size.height() * devicePixelRatio)),
                QImage::Format_ARGB32_Premultiplied);
    text.setDevicePixelRatio(devicePixelRatio);
    text.fill(Qt::transparent);
    QPainter writer(&text);
    writer.setFont(font);
    writer.setPen(style.color);
    writer.drawText(QPointF(kMargin, kMargin + metrics.ascent()), words);
    writer.end();
    QImage image = haloAround(text, kHaloRadius * devicePixelRatio, kHaloAlpha);
    QPainter(&image).drawImage(QPointF(0, 0), text);
    return image;
}

/// A text that was laid out before. Most texts stay from slice to slice, and their layout is the
/// slowest part of painting a pane.
struct TextKey {
    QString text;
    int pixelSize;
    bool isBold;
    QRgb color;
    double devicePixelRatio;

    friend bool operator==(const TextKey&, const TextKey&) = default;
};

std::size_t qHash(const TextKey& key, std::size_t seed = 0)
{
    return qHashMulti(seed, key.text, key.pixelSize, key.isBold, key.color, key.devicePixelRatio);
}

/// The cached layout of a text; the cache is cleared when it has become large.
template <typename Value> class TextCache {
public:
    template <typename Make> const Value& get(const TextKey& key, Make make)
    {
        const auto found = m_values.constFind(key);
        if (found != m_values.constEnd())
            return *found;
        if (m_values.size() >= kMostTexts)
            m_values.clear();
        return *m_values.insert(key, make());
    }

private:
    static constexpr int kMostTexts = 500;
    QHash<TextKey, Value> m_values;
};

} // namespace

QFont textFont(int pixels, QFont::Weight weight)
{
    QFont font(QStringLiteral("Inter"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(pixels);
    font.setWeight(weight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    // Older Qt cannot request tabular figures: there, changing numbers have columns of their own,
    // aligned to the right.
    font.setFeature("tnum", 1);
#endif
    return font;
}

QSizeF overlayTextSize(const QString& text, const OverlayTextStyle& style)
{
    static TextCache<QSizeF> sizes;
    return sizes.get({text, style.pixelSize, style.isBold, 0, 1}, [&] {
        const QFontMetricsF metrics(overlayFont(style));
        return QSizeF(metrics.horizontalAdvance(text), metrics.height());
    });
}

void drawOverlayText(QPainter& painter, QPointF topLeft, const QString& text,
                     const OverlayTextStyle& style)
{
    if (text.isEmpty())
        return;
    static TextCache<QImage> images;
    const double devicePixelRatio = painter.device()->devicePixelRatioF();
    const QImage& image =
        images.get({text, style.pixelSize, style.isBold, style.color.rgba(), devicePixelRatio},
                   [&] { return renderText(text, style, devicePixelRatio); });
    // On whole device pixels, because glyphs are blurred elsewhere.
    const auto snapped = [devicePixelRatio](double value) {
        return std::round(value * devicePixelRatio) / devicePixelRatio;
    };
    painter.drawImage(QPointF(snapped(topLeft.x() - kMargin), snapped(topLeft.y() - kMargin)),
                      image);
}

QString elidedOverlayText(const QString& text, const OverlayTextStyle& style, double width)
{
    if (overlayTextSize(text, style).width() <= width)
        return text;
    return QFontMetricsF(overlayFont(style)).elidedText(text, Qt::ElideRight, width);
}

} // namespace foramen
