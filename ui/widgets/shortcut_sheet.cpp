#include "ui/widgets/shortcut_sheet.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace foramen {

namespace {

using Lines = std::vector<std::pair<QString, QString>>;
struct Section {
    const char* name;
    Lines lines;
};

Lines& linesOf(std::vector<Section>& sections, const char* name)
{
    for (Section& section : sections) {
        if (qstrcmp(section.name, name) == 0)
            return section.lines;
    }
    sections.push_back({name, {}});
    return sections.back().lines;
}

std::vector<Section> sectionsOfRegistry()
{
    std::vector<Section> sections;
    for (const ActionSpec& spec : Actions::specs()) {
        QStringList keys;
        for (const QKeySequence& key : Actions::keysOf(spec)) {
            // The two Enter keys are one to a reader.
            if (!key.toString().endsWith(QLatin1String("Enter")))
                keys << key.toString(QKeySequence::NativeText);
        }
        Lines& lines = linesOf(sections, spec.section);
        if (!keys.isEmpty())
            lines.emplace_back(Actions::tr(spec.text), keys.join(QStringLiteral(", ")));
    }
    for (const GestureSpec& gesture : Actions::gestures())
        linesOf(sections, gesture.section)
            .emplace_back(Actions::tr(gesture.text), Actions::tr(gesture.keys));
    return sections;
}

QWidget* sectionWidget(const Section& section)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(5);
    auto* heading = new QLabel(Actions::tr(section.name));
    heading->setProperty("strong", true);
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const auto& [text, keys] : section.lines) {
        auto* what = new QLabel(text);
        what->setProperty("dim", true);
        grid->addWidget(what, row, 0);
        grid->addWidget(new QLabel(keys), row, 1, Qt::AlignRight);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    return widget;
}

} // namespace

ShortcutSheet::ShortcutSheet(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 24, 24, 24);
    columns->setSpacing(48);
    const std::vector<Section> sections = sectionsOfRegistry();
    QVBoxLayout* column = nullptr;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (i % 2 == 0) {
            column = new QVBoxLayout;
            column->setSpacing(24);
            columns->addLayout(column);
        }
        column->addWidget(sectionWidget(sections[i]));
        if (i % 2 == 1 || i + 1 == sections.size())
            column->addStretch(1);
    }
}

} // namespace foramen
