#include "ui/widgets/theme/theme.h"

#include "ui/panes/annotation/overlay_text.h"
#include "ui/widgets/theme/desktop_scheme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyleFactory>
#include <QWidget>

#include <utility>

// Resources of a static library are dropped by the linker unless they are named; the macro must be
// outside of every namespace.
static void initResources()
{
    Q_INIT_RESOURCE(foramen);
}

namespace foramen::theme {

namespace {

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
    // A token whose name begins with that of another one comes before it.
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

/// Applies the current colours to the whole program.
void dress()
{
    QApplication::setPalette(palette());
    qApp->setStyleSheet(styleSheet());
    for (QWidget* widget : QApplication::allWidgets())
        widget->update(); // also those with their own paintEvent()
}

void showLook(Look look)
{
    showColors(look == Look::Light || (look == Look::System && isSystemLight()));
    dress();
}

void show(Look look)
{
    static bool follows = false;
    if (look == Look::System && !std::exchange(follows, true)) {
        followSystem(*qApp, [] {
            if (foramen::theme::look() == Look::System)
                showLook(Look::System);
        });
    }
    showLook(look);
}

} // namespace

QFont font(int pixels, QFont::Weight weight)
{
    return textFont(pixels, weight);
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
