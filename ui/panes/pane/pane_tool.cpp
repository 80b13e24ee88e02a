#include "ui/panes/pane/pane_tool.h"

namespace foramen {

namespace {

constexpr std::array<const char*, kViewTools.size()> kViewIcons = {
    "tool-window", "tool-pan", "tool-zoom", "tool-scroll", "tool-magnifier"};

} // namespace

std::optional<AnnotationKind> kindPlacedBy(PaneTool tool)
{
    const auto* kind = std::get_if<AnnotationKind>(&tool);
    return kind ? std::optional(*kind) : std::nullopt;
}

QString iconOf(PaneTool tool)
{
    if (const auto* view = std::get_if<ViewTool>(&tool))
        return QLatin1String(kViewIcons[static_cast<std::size_t>(*view)]);
    auto kind = std::get<AnnotationKind>(tool);
    if (traitsOf(kind).measure && !traitsOf(kind).hasTool) // that of their shape
        kind = shapeOf(kind) == AnnotationShape::Outline ? AnnotationKind::Polygon
            : shapeOf(kind) == AnnotationShape::LinePair ? AnnotationKind::CobbAngle
                                                         : AnnotationKind::Length;
    const std::string_view key = keyOf(kind);
    QString name = QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
    name.replace(QLatin1Char('_'), QLatin1Char('-'));
    return shapeOf(kind) == AnnotationShape::Picture ? name : QStringLiteral("tool-") + name;
}

} // namespace foramen
