#include "ui/widgets/keys/shortcut_sheet.h"

#include "ui/widgets/keys/actions.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Lines = std::vector<std::pair<QString, QString>>;
/// The lines below one heading of the sheet.
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

std::vector<Section> sectionsOf(const Actions& actions)
{
    std::vector<Section> sections;
    for (const ActionSpec& spec : Actions::specs()) {
        QStringList keys;
        const QList<QKeySequence> current = actions.keys(spec.id);
        for (const QKeySequence& key : current) {
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
    grid->setVerticalSpacing(4);
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

/// The sections in columns of about the same length.
QWidget* sheetOf(const Actions& actions)
{
    constexpr std::size_t columnCount = 3;
    auto* sheet = new QWidget;
    auto* row = new QHBoxLayout(sheet);
    row->setContentsMargins(24, 24, 24, 8);
    row->setSpacing(40);
    std::array<QVBoxLayout*, columnCount> columns{};
    std::array<std::size_t, columnCount> lengths{};
    for (QVBoxLayout*& column : columns) {
        column = new QVBoxLayout;
        column->setSpacing(20);
        row->addLayout(column);
    }
    for (const Section& section : sectionsOf(actions)) {
        const auto shortest = static_cast<std::size_t>(
            std::min_element(lengths.begin(), lengths.end()) - lengths.begin());
        columns[shortest]->addWidget(sectionWidget(section));
        lengths[shortest] += section.lines.size() + 2;
    }
    for (QVBoxLayout* column : columns)
        column->addStretch(1);
    return sheet;
}

} // namespace

ShortcutSheet::ShortcutSheet(const Actions& actions, QWidget* parent)
    : QDialog(parent)
    , m_actions(actions)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    QWidget* sheet = sheetOf(actions);
    const QSize wanted = sheet->sizeHint();
    area->setWidget(sheet);
    auto* save = new QPushButton(tr("Save as a page to print…"), this);
    auto* edit = new QPushButton(tr("Change keys…"), this);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    save->setToolTip(tr("Writes this sheet into a file that any browser prints"));
    edit->setToolTip(tr("Gives actions other keys"));
    close->setToolTip(textWithKey(tr("Close"), QKeySequence(Qt::Key_Escape)));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(24, 8, 24, 16);
    buttons->addWidget(save);
    buttons->addWidget(edit);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 1);
    column->addLayout(buttons);
    const QSize most = screen() ? screen()->availableSize() * 9 / 10 : QSize(1200, 800);
    resize(QSize(wanted.width() + 24, wanted.height() + 72).boundedTo(most));
    connect(save, &QPushButton::clicked, this, &ShortcutSheet::saveHtml);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(edit, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT editRequested();
    });
}

QString ShortcutSheet::toHtml(const Actions& actions)
{
    QString html = QStringLiteral("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>%1</title>\n"
                                  "<style>body{font-family:sans-serif;columns:2}"
                                  "section{break-inside:avoid}td{padding:1px 12px 1px 0}"
                                  "td+td{font-weight:bold}</style>\n")
                       .arg(tr("Foramen: keyboard shortcuts"));
    for (const Section& section : sectionsOf(actions)) {
        html += QStringLiteral("<section><h3>%1</h3>\n<table>\n")
                    .arg(Actions::tr(section.name).toHtmlEscaped());
        for (const auto& [text, keys] : section.lines)
            html += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>\n")
                        .arg(text.toHtmlEscaped(), keys.toHtmlEscaped());
        html += QStringLiteral("</table></section>\n");
    }
    return html;
}

void ShortcutSheet::saveHtml()
{
    auto* dialog = new QFileDialog(this, tr("Save the shortcuts"),
                                   QDir::homePath() + QStringLiteral("/foramen-shortcuts.html"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& name) {
        QSaveFile file(name);
        const bool good = file.open(QIODevice::WriteOnly)
            && file.write(toHtml(m_actions).toUtf8()) >= 0 && file.commit();
        if (!good)
            setWindowTitle(tr("Not saved: %1").arg(file.errorString()));
    });
    dialog->open();
}

} // namespace foramen
