#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainterPath>
#include <QPalette>
#include <QPixmap>
#include <QStyleFactory>

#include <utility>

// Resources of a static library are dropped by the linker unless somebody names them; the macro
// must stand outside of every namespace.
static void initResources()
{
    Q_INIT_RESOURCE(foramen);
}

namespace foramen::theme {

namespace {

/// Paints an SVG of the family in one colour, at any scale of the screen.
class TintedIcon : public QIconEngine {
public:
    TintedIcon(const QString& file, QColor color)
        : m_source(file)
        , m_color(color)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap picture = tinted(rect.size() * ratio, mode);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(size, mode);
    }

    QIconEngine* clone() const override { return new TintedIcon(*this); }

private:
    QPixmap tinted(const QSize& size, QIcon::Mode mode) const
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        m_source.paint(&painter, picture.rect());
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        QColor color = m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.35F);
        painter.fillRect(picture.rect(), color);
        return picture;
    }

    QIcon m_source;
    QColor m_color;
};

QPalette palette()
{
    QPalette colors;
    colors.setColor(QPalette::Window, kSurface);
    colors.setColor(QPalette::WindowText, kText);
    colors.setColor(QPalette::Base, kBackground);
    colors.setColor(QPalette::AlternateBase, kRaised);
    colors.setColor(QPalette::Text, kText);
    colors.setColor(QPalette::Button, kRaised);
    colors.setColor(QPalette::ButtonText, kText);
    colors.setColor(QPalette::BrightText, kText);
    colors.setColor(QPalette::ToolTipBase, kRaised);
    colors.setColor(QPalette::ToolTipText, kText);
    colors.setColor(QPalette::PlaceholderText, kDimText);
    colors.setColor(QPalette::Highlight, kAccent);
    colors.setColor(QPalette::HighlightedText, kOnAccent);
    colors.setColor(QPalette::Link, kAccent);
    colors.setColor(QPalette::Mid, kLine);
    colors.setColor(QPalette::Dark, kBackground);
    colors.setColor(QPalette::Shadow, kBackground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colors.setColor(QPalette::Disabled, role, QColor(0x59, 0x65, 0x73));
    return colors;
}

QString styleSheet()
{
    QFile file(QStringLiteral(":/foramen/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> tokens[] = {{"@background", kBackground},
                                                     {"@surface", kSurface},
                                                     {"@raised", kRaised},
                                                     {"@hover", kHover},
                                                     {"@line", kLine},
                                                     {"@text", kText},
                                                     {"@dim", kDimText},
                                                     {"@onAccent", kOnAccent},
                                                     {"@accent", kAccent},
                                                     {"@done", kDone},
                                                     {"@warning", kWarning},
                                                     {"@severe", kSevere}};
    for (const auto& [token, color] : tokens)
        text.replace(QLatin1String(token), color.name());
    return text;
}

} // namespace

QColor gradeColor(std::optional<Severity> severity)
{
    if (!severity)
        return kDimText;
    switch (*severity) {
    case Severity::NormalMild:
        return kMild;
    case Severity::Moderate:
        return kModerate;
    case Severity::Severe:
        return kSevere;
    }
    return kDimText;
}

QColor gradeFill(std::optional<Severity> severity)
{
    if (!severity)
        return kRaised;
    return *severity == Severity::NormalMild ? kMildFill : gradeColor(severity);
}

QColor textOnGrade(std::optional<Severity> severity)
{
    if (severity == Severity::Moderate)
        return kOnAccent;
    return severity == Severity::Severe ? QColor(Qt::white) : kText;
}

QString gradeLetter(std::optional<Severity> severity)
{
    if (!severity)
        return QStringLiteral("–");
    switch (*severity) {
    case Severity::NormalMild:
        return QCoreApplication::translate("Theme", "N", "Normal/Mild in one letter");
    case Severity::Moderate:
        return QCoreApplication::translate("Theme", "M", "Moderate in one letter");
    case Severity::Severe:
        return QCoreApplication::translate("Theme", "S", "Severe in one letter");
    }
    return {};
}

void drawGradeGlyph(QPainter& painter, const QRectF& rect, std::optional<Severity> severity,
                    const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(Qt::NoBrush);
    const QRectF ring = rect.adjusted(0.8, 0.8, -0.8, -0.8);
    if (!severity) {
        painter.drawLine(QPointF(ring.left(), ring.center().y()),
                         QPointF(ring.right(), ring.center().y()));
    } else {
        painter.drawEllipse(ring);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        // The left half is filled, 90 to 270 degrees in sixteenths.
        if (*severity == Severity::Moderate)
            painter.drawPie(ring, 90 * 16, 180 * 16);
        else if (*severity == Severity::Severe)
            painter.drawEllipse(ring);
    }
    painter.restore();
}

QFont font(int pixels, QFont::Weight weight)
{
    QFont font(QStringLiteral("Inter"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(pixels);
    font.setWeight(weight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    // Older Qt cannot ask a font for tabular figures: there, numbers that change stand in columns
    // of their own, aligned to the right.
    font.setFeature("tnum", 1);
#endif
    return font;
}

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new TintedIcon(QStringLiteral(":/foramen/icons/%1.svg").arg(name), color));
}

void apply(QApplication& application)
{
    initResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(font());
    QApplication::setPalette(palette());
    application.setStyleSheet(styleSheet());
}

} // namespace foramen::theme
