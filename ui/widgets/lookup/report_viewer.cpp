#include "ui/widgets/lookup/report_viewer.h"

#include "core/dicom/documents/object_kind.h"
#include "ui/panes/study/reading_order.h"
#include "ui/state/documents/content_model.h"
#include "ui/state/language/person_name.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/state/tags/tag_model.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

constexpr int kMostUnfolded = 1000; ///< items; of more, only the first level is unfolded
constexpr int kColumnWidths[] = {320, 380};

QString sentenceOf(const Error& error)
{
    return error.code == ErrorCode::Unsupported
        ? ReportViewer::tr("The object has no content items.")
        : unreadableText(error);
}

bool isReport(ObjectKind kind)
{
    return kind == ObjectKind::StructuredReport || kind == ObjectKind::KeyObjectSelection;
}

/// What the reader calls the pictures of a study.
ContentModel::ObjectNames namesOf(const CurrentStudy& current)
{
    ContentModel::ObjectNames names;
    if (!current->study())
        return names;
    for (const SeriesEntry& entry : current->series.entries())
        for (const Instance& instance : current->study()->series[entry.seriesIndex].instances)
            names[instance.sopInstanceUid] =
                ReportViewer::tr("%1, image %2").arg(entry.title).arg(instance.instanceNumber);
    return names;
}

QString stateOf(const StructuredReport& report)
{
    QStringList parts;
    if (report.completion == "COMPLETE")
        parts << ReportViewer::tr("complete");
    else if (report.completion == "PARTIAL")
        parts << ReportViewer::tr("partial");
    if (report.preliminary == "PRELIMINARY")
        parts << ReportViewer::tr("preliminary");
    else if (report.preliminary == "FINAL")
        parts << ReportViewer::tr("final");
    if (report.verification == "UNVERIFIED")
        parts << ReportViewer::tr("not verified");
    else if (report.verification == "VERIFIED" && report.verifiers.empty())
        parts << ReportViewer::tr("verified");
    for (const ReportVerifier& verifier : report.verifiers)
        parts << ReportViewer::tr("verified by %1, %2")
                     .arg(personNameText(verifier.name),
                          dicomDateTimeText(verifier.time.substr(0, 8),
                                            verifier.time.size() > 8 ? verifier.time.substr(8)
                                                                     : std::string()));
    return parts.join(QStringLiteral(", "));
}

QString factsOf(const StructuredReport& report)
{
    QString kind = QString::fromStdString(report.sopClassName);
    if (kind.endsWith(QLatin1String(" Storage")))
        kind.chop(8);
    const QString patient =
        QStringLiteral("%1 %2")
            .arg(personNameText(report.patientName), QString::fromStdString(report.patientId))
            .trimmed();
    QStringList parts{kind, dicomDateTimeText(report.contentDate, report.contentTime),
                      stateOf(report), QString::fromStdString(report.manufacturer), patient};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ReportViewer::ReportViewer(const CurrentStudy& current, const StudyOpening& opening, QWidget* owner)
    : LookupWindow(QStringLiteral("reportViewer/geometry"), {860, 720}, owner)
    , m_current(current)
    , m_model(new ContentModel(this))
    , m_filter(new TagFilter(this))
{
    setObjectName(QStringLiteral("reportViewer"));
    setWindowTitle(tr("Structured report"));
    m_filter->setSourceModel(m_model);
    m_filter->setKeepsSiblings(true);
    build();
    connect(&opening, &StudyOpening::changed, this, &ReportViewer::fillReports);
    connect(&current, &CurrentStudy::seriesChanged, this, &ReportViewer::fillReports);
    fillReports();
    m_tree->setFocus();
}

void ReportViewer::build()
{
    m_reports = new QComboBox(this);
    m_reports->setAccessibleName(tr("Report"));
    m_reports->setToolTip(tr("Report of this study: series, instance number and file"));
    m_reports->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_search = makeSearchField(
        tr("Search concepts, values and codes"),
        tr("Each word must occur in the line: severe, L4, 18347007 (Ctrl+F)"), this);
    m_facts = new QLabel(this);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setContentsMargins(12, 0, 12, 8);
    m_message = makeWarning(this);
    m_tree = makeLookupTree(QStringLiteral("reportTree"), m_filter, this);
    m_tree->installEventFilter(this);
    for (int column = 0; column < ContentModel::RelationshipColumn; ++column)
        m_tree->setColumnWidth(column, kColumnWidths[column]);
    m_detail = new QPlainTextEdit(this);
    m_detail->setObjectName(QStringLiteral("reportDetail"));
    m_detail->setAccessibleName(tr("The current item"));
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    auto* parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_tree);
    parts->addWidget(m_detail);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    auto* top = lookupRow();
    top->addWidget(m_reports, 1);
    top->addWidget(m_search, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_facts);
    column->addWidget(m_message);
    column->addWidget(parts, 1);
    column->addLayout(makeFoot());
    connect(m_search, &QLineEdit::textChanged, this, &ReportViewer::search);
    connect(m_reports, &QComboBox::activated, this, &ReportViewer::read);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReportViewer::showDetail);
    connect(m_tree, &QTreeView::activated, this, &ReportViewer::showPicture);
}

QLayout* ReportViewer::makeFoot()
{
    auto* row = lookupRow();
    m_count = new QLabel(this);
    m_count->setProperty("dim", true);
    row->addWidget(m_count, 1);
    auto* lines = new QPushButton(tr("Copy lines"), this);
    lines->setToolTip(tr("The selected lines (Ctrl+C)"));
    connect(lines, &QPushButton::clicked, this, &ReportViewer::copyLines);
    row->addWidget(lines);
    auto* all = new QPushButton(tr("Copy everything"), this);
    all->setToolTip(tr("The whole report as text"));
    connect(all, &QPushButton::clicked, this,
            [this] { copyText(facts() + QLatin1Char('\n') + m_model->toText()); });
    row->addWidget(all);
    return row;
}

void ReportViewer::fillReports()
{
    const QSignalBlocker block(m_reports);
    m_reports->clear();
    m_places.clear();
    const Study* study = m_current->study();
    if (study)
        for (const SeriesEntry* entry : readingOrder(m_current->series.entries())) {
            const Series& series = study->series[entry->seriesIndex];
            std::vector<const Instance*> order;
            for (const Instance& instance : series.instances)
                if (isReport(objectKindOf(instance, series.modality)))
                    order.push_back(&instance);
            std::stable_sort(order.begin(), order.end(), [](const Instance* a, const Instance* b) {
                return a->instanceNumber < b->instanceNumber;
            });
            for (const Instance* instance : order) {
                m_places.push_back({entry->seriesIndex, instance->path});
                m_reports->addItem(
                    QStringLiteral("%1 · %2 · %3")
                        .arg(entry->title)
                        .arg(instance->instanceNumber)
                        .arg(QString::fromStdString(instance->path.filename().string())));
            }
        }
    const auto known = std::find_if(m_places.begin(), m_places.end(),
                                    [this](const Place& place) { return place.path == m_path; });
    if (known != m_places.end()) {
        m_reports->setCurrentIndex(static_cast<int>(known - m_places.begin()));
        return;
    }
    // The report belongs to a study that is closed.
    m_reader.cancel();
    m_path.clear();
    m_model->clear();
    m_facts->clear();
    m_detail->clear();
    m_message->hide();
    refreshFoot();
}

void ReportViewer::showSeries(std::size_t seriesIndex)
{
    const auto first =
        std::find_if(m_places.begin(), m_places.end(), [seriesIndex](const Place& place) {
            return place.seriesIndex == seriesIndex;
        });
    if (first == m_places.end())
        return;
    m_reports->setCurrentIndex(static_cast<int>(first - m_places.begin()));
    read();
}

void ReportViewer::read()
{
    const auto index = static_cast<std::size_t>(m_reports->currentIndex());
    if (index >= m_places.size())
        return;
    m_path = m_places[index].path;
    m_reader.start([path = m_path](const Task& task) { return readStructuredReport(path, task); },
                   [this](Result<StructuredReport> report) { take(std::move(report)); });
}

void ReportViewer::take(Result<StructuredReport> report)
{
    QString text;
    if (!report)
        text = sentenceOf(report.error());
    else if (report->damaged)
        text = tr("The file is damaged or breaks off: these are the items before that place.");
    else if (report->cut)
        text = tr("The report has more items than can be shown.");
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_facts->setText(report ? factsOf(*report) : QString());
    QString title = tr("Structured report");
    if (report) {
        if (!report->root.name.meaning.empty())
            title = QString::fromStdString(report->root.name.meaning);
        m_model->setReport(std::move(*report), namesOf(m_current));
    } else {
        m_model->clear();
    }
    setWindowTitle(title);
    m_search->clear();
    if (m_model->itemCount() <= kMostUnfolded)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(0);
    m_tree->setCurrentIndex(m_filter->index(0, 0));
    showDetail();
    refreshFoot();
    Q_EMIT shown();
}

void ReportViewer::search(const QString& words)
{
    m_filter->setSearch(words);
    if (!words.trimmed().isEmpty() && m_filter->hitCount() <= kMostUnfolded)
        m_tree->expandAll();
    refreshFoot();
}

void ReportViewer::showDetail()
{
    m_detail->setPlainText(m_model->detailOf(m_filter->mapToSource(m_tree->currentIndex())));
}

void ReportViewer::showPicture(const QModelIndex& index)
{
    const ContentItem* item = m_model->itemAt(m_filter->mapToSource(index));
    const Study* study = m_current->study();
    if (!item || !study || item->references.empty())
        return;
    const ContentReference& wanted = item->references.front();
    for (const Series& series : study->series)
        for (const Instance& instance : series.instances)
            if (instance.kind == InstanceKind::Image
                && instance.sopInstanceUid == wanted.sopInstanceUid) {
                const QString frame =
                    QString::fromStdString(wanted.frames).section(QLatin1Char('\\'), 0, 0);
                Q_EMIT pictureRequested({series.seriesInstanceUid, instance.sopInstanceUid,
                                         std::max(1, frame.toInt())});
                return;
            }
}

void ReportViewer::refreshFoot()
{
    const int all = m_model->itemCount();
    if (all == 0)
        m_count->setText(tr("No report is shown."));
    else if (m_search->text().trimmed().isEmpty())
        m_count->setText(tr("%n item(s)", nullptr, all));
    else
        m_count->setText(tr("%1 of %n item(s)", nullptr, all).arg(m_filter->hitCount()));
}

void ReportViewer::copyLines()
{
    QModelIndexList rows;
    for (const QModelIndex& row : m_tree->selectionModel()->selectedRows())
        rows << m_filter->mapToSource(row);
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) {
        return a.internalId() < b.internalId(); // in the order of the report
    });
    QStringList lines;
    for (const QModelIndex& row : std::as_const(rows))
        lines << m_model->textOf(row);
    if (!lines.isEmpty())
        copyText(lines.join(QLatin1Char('\n')));
}

QString ReportViewer::facts() const
{
    return m_facts->text();
}

QString ReportViewer::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

bool ReportViewer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copyLines();
        return true;
    }
    return LookupWindow::eventFilter(watched, event);
}

void ReportViewer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty())
        m_search->clear();
    else
        LookupWindow::keyPressEvent(event);
}

} // namespace foramen
