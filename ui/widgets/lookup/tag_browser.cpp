#include "ui/widgets/lookup/tag_browser.h"

#include "ui/panes/study/reading_order.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/state/tags/tag_model.h"
#include "ui/widgets/lookup/tag_clipboard.h"
#include "ui/widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kColumnWidths[] = {150, 240, 40, 44};
constexpr int kMostUnfolded = 400; ///< lines; more stay collapsed

/// Files of a series by their label: instance number, then name.
std::vector<const Instance*> inOrder(const Series& series)
{
    std::vector<const Instance*> order;
    for (const Instance& instance : series.instances)
        order.push_back(&instance);
    std::stable_sort(order.begin(), order.end(), [](const Instance* a, const Instance* b) {
        return a->instanceNumber < b->instanceNumber;
    });
    return order;
}

} // namespace

TagBrowser::TagBrowser(const CurrentStudy& current, const StudyOpening& opening, QWidget* owner)
    : LookupWindow(QStringLiteral("tagBrowser/geometry"), {860, 720}, owner)
    , m_current(current)
    , m_model(new TagModel(this))
    , m_filter(new TagFilter(this))
{
    setObjectName(QStringLiteral("tagBrowser"));
    setWindowTitle(tr("DICOM tags"));
    m_filter->setSourceModel(m_model);
    build();
    addShortcuts();
    connect(&opening, &StudyOpening::changed, this, &TagBrowser::fillSeries);
    connect(&current, &CurrentStudy::seriesChanged, this, &TagBrowser::fillSeries);
    fillSeries();
    m_search->setFocus();
}

void TagBrowser::build()
{
    m_search =
        makeSearchField(tr("Search tags, names and values"),
                        tr("Each word must occur in the line: 0018, echo, 1.5 (Ctrl+F)"), this);
    auto* searchRow = lookupRow();
    searchRow->setContentsMargins(12, 0, 12, 8);
    searchRow->addWidget(m_search);
    m_message = makeWarning(this);
    m_tree = makeLookupTree(QStringLiteral("tagTree"), m_filter, this);
    m_clipboard = new TagClipboard(m_tree, m_model, m_filter, this);
    for (int column = 0; column < TagModel::ValueColumn; ++column)
        m_tree->setColumnWidth(column, kColumnWidths[column]);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeChooser());
    column->addLayout(searchRow);
    column->addWidget(m_message);
    column->addWidget(m_tree, 1);
    column->addLayout(makeFoot());
    connect(m_search, &QLineEdit::textChanged, this, &TagBrowser::search);
}

QLayout* TagBrowser::makeChooser()
{
    auto* row = lookupRow();
    m_follow = new QCheckBox(tr("Follow the active pane"), this);
    m_follow->setToolTip(tr("Shows the file of the picture in the active pane, slice by slice"));
    m_follow->setChecked(true);
    m_series = new QComboBox(this);
    m_series->setAccessibleName(tr("Series"));
    m_series->setToolTip(tr("Series"));
    m_files = new QComboBox(this);
    m_files->setAccessibleName(tr("File"));
    m_files->setToolTip(tr("File of the series: instance number and name"));
    for (QComboBox* box : {m_series, m_files}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    row->addWidget(m_follow);
    row->addWidget(m_series, 1);
    row->addWidget(m_files, 1);
    connect(m_follow, &QCheckBox::toggled, this, &TagBrowser::follow);
    // Only a choice of the reader ends the following, not filling the box.
    connect(m_series, &QComboBox::activated, this, [this] {
        m_follow->setChecked(false);
        fillFiles();
        chooseFile();
    });
    connect(m_files, &QComboBox::activated, this, [this] {
        m_follow->setChecked(false);
        chooseFile();
    });
    return row;
}

QLayout* TagBrowser::makeFoot()
{
    auto* row = lookupRow();
    m_count = new QLabel(this);
    m_count->setProperty("dim", true);
    row->addWidget(m_count, 1);
    const auto add = [&](const QString& text, const QString& tip, void (TagClipboard::*work)()) {
        auto* button = new QPushButton(text, this);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, m_clipboard, work);
        row->addWidget(button);
    };
    add(tr("Copy lines"), tr("The selected lines (Ctrl+C)"), &TagClipboard::copyRows);
    add(tr("Copy value"), tr("The value of the current line (Ctrl+Shift+C)"),
        &TagClipboard::copyValue);
    add(tr("Copy everything"), tr("All tags of the file as text"), &TagClipboard::copyAll);
    return row;
}

void TagBrowser::addShortcuts()
{
    const auto* value = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this);
    connect(value, &QShortcut::activated, m_clipboard, &TagClipboard::copyValue);
}

void TagBrowser::fillSeries()
{
    const QVariant before = m_series->currentData();
    const QSignalBlocker block(m_series);
    m_series->clear();
    if (m_current->study()) {
        for (const SeriesEntry* entry : readingOrder(m_current->series.entries())) {
            const Series& series = m_current->study()->series[entry->seriesIndex];
            QString text = entry->title;
            if (series.seriesNumber > 0)
                text = QStringLiteral("%1 · %2").arg(series.seriesNumber).arg(text);
            m_series->addItem(text, static_cast<qulonglong>(entry->seriesIndex));
        }
    }
    m_series->setCurrentIndex(std::max(0, m_series->findData(before)));
    fillFiles();
    if (m_follow->isChecked())
        follow();
    else
        chooseFile();
}

std::optional<std::size_t> TagBrowser::currentSeries() const
{
    if (!m_current->study() || m_series->currentIndex() < 0)
        return std::nullopt;
    const auto index = static_cast<std::size_t>(m_series->currentData().toULongLong());
    return index < m_current->study()->series.size() ? std::optional(index) : std::nullopt;
}

void TagBrowser::fillFiles()
{
    const QSignalBlocker block(m_files);
    m_files->clear();
    m_paths.clear();
    const std::optional<std::size_t> series = currentSeries();
    if (!series)
        return;
    for (const Instance* instance : inOrder(m_current->study()->series[*series])) {
        m_paths.push_back(instance->path);
        m_files->addItem(QStringLiteral("%1 · %2")
                             .arg(instance->instanceNumber)
                             .arg(QString::fromStdString(instance->path.filename().string())));
    }
    const auto known = std::find(m_paths.begin(), m_paths.end(), m_path);
    if (known != m_paths.end())
        m_files->setCurrentIndex(static_cast<int>(known - m_paths.begin()));
}

void TagBrowser::setShown(const PictureIdentity& picture)
{
    m_picture = picture;
    if (m_follow->isChecked())
        follow();
}

void TagBrowser::showSeries(std::size_t seriesIndex)
{
    m_follow->setChecked(false);
    m_series->setCurrentIndex(m_series->findData(static_cast<qulonglong>(seriesIndex)));
    fillFiles();
    chooseFile();
}

/// Goes to the file of the picture in the active pane.
void TagBrowser::follow()
{
    const Study* study = m_current->study();
    if (!m_follow->isChecked())
        return;
    for (std::size_t i = 0; study && m_picture.isKnown() && i < study->series.size(); ++i) {
        const Series& series = study->series[i];
        if (series.seriesInstanceUid != m_picture.seriesInstanceUid)
            continue;
        for (const Instance& instance : series.instances) {
            if (instance.sopInstanceUid != m_picture.sopInstanceUid)
                continue;
            if (currentSeries() != i) {
                m_series->setCurrentIndex(m_series->findData(static_cast<qulonglong>(i)));
                fillFiles();
            }
            const auto place = std::find(m_paths.begin(), m_paths.end(), instance.path);
            m_files->setCurrentIndex(static_cast<int>(place - m_paths.begin()));
            chooseFile();
            return;
        }
    }
    chooseFile();
}

void TagBrowser::chooseFile()
{
    const auto index = static_cast<std::size_t>(m_files->currentIndex());
    const std::filesystem::path wanted =
        index < m_paths.size() ? m_paths[index] : std::filesystem::path();
    if (wanted == m_path && !wanted.empty())
        return;
    m_path = wanted;
    if (isVisible())
        read();
}

void TagBrowser::showEvent(QShowEvent* event)
{
    LookupWindow::showEvent(event);
    read();
}

void TagBrowser::read()
{
    if (m_path.empty()) {
        m_reader.cancel();
        m_model->setListing({});
        m_message->setVisible(false);
        setWindowTitle(tr("DICOM tags"));
        refreshFoot();
        return;
    }
    m_reader.start([path = m_path](const Task& task) { return listTags(path, task); },
                   [this](const Result<TagListing>& listing) { take(listing); });
}

void TagBrowser::take(const Result<TagListing>& listing)
{
    const QString name = QString::fromStdString(m_path.filename().string());
    setWindowTitle(tr("DICOM tags · %1").arg(name));
    setToolTip({});
    m_files->setToolTip(QString::fromStdString(m_path.string()));
    const int scrolled = m_tree->verticalScrollBar()->value();
    const bool wasEmpty = m_model->rowCount() == 0;
    QString message;
    if (!listing)
        message = unreadableText(listing.error());
    else if (listing->damaged)
        message = tr("The file is damaged or cut off: these are the tags before that place.");
    else if (listing->cut)
        message = tr("There are more tags than can be listed.");
    m_model->setListing(listing ? *listing : TagListing());
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    if (wasEmpty && m_filter->rowCount() > 0)
        m_tree->setCurrentIndex(m_filter->index(0, 0));
    if (!m_search->text().isEmpty())
        search(m_search->text());
    m_tree->verticalScrollBar()->setValue(scrolled);
    refreshFoot();
    Q_EMIT shown();
}

void TagBrowser::search(const QString& words)
{
    m_filter->setSearch(words);
    // Matches within a sequence are made visible.
    if (!words.trimmed().isEmpty() && m_filter->hitCount() <= kMostUnfolded)
        m_tree->expandAll();
    refreshFoot();
}

void TagBrowser::refreshFoot()
{
    const auto all = static_cast<int>(m_model->listing().lines.size());
    if (m_search->text().trimmed().isEmpty())
        m_count->setText(all > 0 ? tr("%n line(s)", nullptr, all)
                                 : tr("No file of this study is shown."));
    else
        m_count->setText(tr("%1 of %n line(s)", nullptr, all).arg(m_filter->hitCount()));
}

void TagBrowser::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty())
        m_search->clear();
    else
        LookupWindow::keyPressEvent(event);
}

} // namespace foramen
