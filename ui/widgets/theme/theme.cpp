#include "ui/widgets/theme/theme.h"

#include "ui/widgets/theme/theme_look.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainterPath>
#include <QPalette>
#include <QPixmap>
#include <QStyleFactory>
#include <QWidget>

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
    TintedIcon(const QString& file, Token token)
        : m_source(file)
        , m_token(token)
    {
    }

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
        QColor color = m_token ? colors().*m_token : m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.35F);
        painter.fillRect(picture.rect(), color);
        return picture;
    }

    QIcon m_source;
    Token m_token = nullptr; ///< where null, m_color
    QColor m_color;
};

QPalette palette()
{
    const Colors& now = colors();
    QPalette palette;
    palette.setColor(QPalette::Window, now.surface);
    palette.setColor(QPalette::WindowText, now.text);
    palette.setColor(QPalette::Base, now.background);
    palette.setColor(QPalette::AlternateBase, now.raised);
    palette.setColor(QPalette::Text, now.text);
    palette.setColor(QPalette::Button, now.raised);
    palette.setColor(QPalette::ButtonText, now.text);
    palette.setColor(QPalette::BrightText, now.text);
    palette.setColor(QPalette::ToolTipBase, now.raised);
    palette.setColor(QPalette::ToolTipText, now.text);
    palette.setColor(QPalette::PlaceholderText, now.dim);
    palette.setColor(QPalette::Highlight, now.accent);
    palette.setColor(QPalette::HighlightedText, now.onAccent);
    palette.setColor(QPalette::Link, now.accent);
    palette.setColor(QPalette::Light, now.hover);
    palette.setColor(QPalette::Midlight, now.raised);
    palette.setColor(QPalette::Mid, now.line);
    palette.setColor(QPalette::Dark, now.line);
    palette.setColor(QPalette::Shadow, now.background);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, now.disabled);
    return palette;
}

QString styleSheet()
{
    QFile file(QStringLiteral(":/foramen/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    // A token that begins with another one's name comes before it.
    const std::pair<const char*, Token> tokens[] = {{"@background", &Colors::background},
                                                    {"@surface", &Colors::surface},
                                                    {"@raised", &Colors::raised},
                                                    {"@hover", &Colors::hover},
                                                    {"@line", &Colors::line},
                                                    {"@text", &Colors::text},
                                                    {"@dim", &Colors::dim},
                                                    {"@disabled", &Colors::disabled},
                                                    {"@onAccent", &Colors::onAccent},
                                                    {"@accentHover", &Colors::accentHover},
                                                    {"@accent", &Colors::accent},
                                                    {"@done", &Colors::done},
                                                    {"@warning", &Colors::warning},
                                                    {"@bannerGround", &Colors::bannerGround},
                                                    {"@handle", &Colors::handle},
                                                    {"@edge", &Colors::edge},
                                                    {"@severe", &Colors::severe}};
    for (const auto& [token, member] : tokens)
        text.replace(QLatin1String(token), (colors().*member).name());
    return text;
}

QString iconFile(const QString& name)
{
    return QStringLiteral(":/foramen/icons/%1.svg").arg(name);
}

/// Gives the whole program the colours that are current.
void dress()
{
    QApplication::setPalette(palette());
    qApp->setStyleSheet(styleSheet());
    for (QWidget* widget : QApplication::allWidgets())
        widget->update(); // those too that paint themselves
}

void show(Look look)
{
    static bool follows = false;
    if (look == Look::System && !std::exchange(follows, true)) {
        followSystem(*qApp, [] {
            if (foramen::theme::look() == Look::System) {
                showLook(Look::System);
                dress();
            }
        });
    }
    showLook(look);
    dress();
}

} // namespace

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

QIcon icon(const QString& name, Token token)
{
    return QIcon(new TintedIcon(iconFile(name), token));
}

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new TintedIcon(iconFile(name), color));
}

void setLook(Look look)
{
    rememberLook(look);
    show(look);
}

void apply(QApplication& /* there must be one */)
{
    initResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(font());
    show(look());
}

} // namespace foramen::theme
