#include "ui/widgets/lookup/study_information.h"

#include "core/imaging/series_pictures.h"
#include "core/imaging/volume_geometry.h"
#include "ui/panes/study/reading_order.h"
#include "ui/state/language/person_name.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QTime>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>

namespace foramen {

namespace {

constexpr int kFactColumns = 2; ///< pairs of name and value side by side

QString textOf(const std::string& text)
{
    return QString::fromStdString(text).trimmed();
}

/// "101530.25" as "10:15".
QString timeText(const std::string& dicom)
{
    const QTime time = QTime::fromString(textOf(dicom).left(4), QStringLiteral("hhmm"));
    return time.isValid() ? time.toString(QStringLiteral("hh:mm")) : textOf(dicom);
}

QString number(double value, int decimals)
{
    QString text = decimalText(value, decimals);
    const QString point = QLocale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QString numberOf(const std::optional<double>& value, int decimals = 1)
{
    return value ? number(*value, decimals) : QString();
}

/// The different texts of all volumes, or of all instances: usually one.
QString different(const QStringList& texts)
{
    QStringList kept = texts;
    kept.removeDuplicates();
    kept.removeAll(QString());
    return kept.join(QStringLiteral(", "));
}

QString matrixOf(const Series& series)
{
    QStringList sizes;
    for (const Instance& instance : series.instances)
        if (instance.rows > 0)
            sizes << QStringLiteral("%1 × %2").arg(instance.columns).arg(instance.rows);
    return different(sizes);
}

QString pixelSpacingOf(const Series& series)
{
    QStringList spacings;
    for (const Instance& instance : series.instances)
        for (const Frame& frame : instance.frames)
            if (frame.spacing.isMetric()) {
                const QString along = number(frame.spacing.column, 3);
                const QString down = number(frame.spacing.row, 3);
                spacings << (along == down ? along : along + QStringLiteral(" × ") + down);
            }
    return different(spacings);
}

QString sliceSpacingOf(const SeriesEntry& entry)
{
    QStringList spacings;
    for (const VolumePtr& volume : entry.volumes)
        if (volume->hasGeometry && volume->geometry.slices > 1)
            spacings << number(volume->geometry.sliceSpacing, 2);
    return different(spacings);
}

QString thicknessOf(const Series& series)
{
    QStringList thicknesses;
    for (const Instance& instance : series.instances)
        thicknesses << numberOf(instance.sliceThickness, 2);
    return different(thicknesses);
}

/// "5 blocks: 3, 3, 4, 3, 3", with what is missing.
QString blocksOf(const SeriesEntry& entry)
{
    if (entry.volumes.empty())
        return {};
    QStringList counts;
    std::ptrdiff_t missing = 0;
    for (const VolumePtr& volume : entry.volumes) {
        counts << QString::number(volume->geometry.slices);
        missing += std::count_if(volume->sources.begin(), volume->sources.end(),
                                 [](const SliceSource& source) { return source.missing; });
    }
    QString text = QString::number(counts.size());
    if (counts.size() > 1)
        text += QStringLiteral(": ") + counts.join(QStringLiteral(", "));
    if (missing > 0)
        text += StudyInformation::tr(", %n missing", nullptr, static_cast<int>(missing));
    return text;
}

QString roleOf(const SeriesEntry& entry)
{
    if (!entry.role)
        return StudyInformation::tr("none");
    const QString name = termText(*entry.role);
    return entry.chosen ? name : StudyInformation::tr("%1, not used").arg(name);
}

QString framesText(const Study& study)
{
    std::set<std::string> frames;
    for (const Series& series : study.series)
        for (const Instance& instance : series.instances)
            if (!instance.frameOfReferenceUid.empty())
                frames.insert(instance.frameOfReferenceUid);
    return QString::number(frames.size());
}

} // namespace

QList<std::pair<QString, QString>> StudyInformation::studyLines(const CurrentStudy& current)
{
    const Study* study = current->study();
    if (!study)
        return {};
    std::size_t files = 0;
    for (const Series& series : study->series)
        files += series.instances.size();
    QString device;
    for (const Series& series : study->series) {
        const Acquisition& made = series.acquisition;
        const QString name =
            QStringList{textOf(made.manufacturer), textOf(made.manufacturerModelName)}
                .join(QLatin1Char(' '))
                .simplified();
        if (!name.isEmpty() && !device.contains(name))
            device += (device.isEmpty() ? QString() : QStringLiteral(", ")) + name;
    }
    return {
        {tr("Patient"), personNameText(study->patientName)},
        {tr("Patient ID"), textOf(study->patientId)},
        {tr("Born"), dicomDateText(study->patientBirthDate)},
        {tr("Sex, age"),
         QStringList{textOf(study->patientSex), textOf(study->patientAge)}
             .join(QLatin1Char(' '))
             .trimmed()},
        {tr("Study"), textOf(study->studyDescription)},
        {tr("Date"),
         (dicomDateText(study->studyDate) + QLatin1Char(' ') + timeText(study->studyTime))
             .trimmed()},
        {tr("Accession number"), textOf(study->accessionNumber)},
        {tr("Scanner"), device},
        {tr("Series, files"),
         QStringLiteral("%1, %2")
             .arg(study->series.size())
             .arg(QLocale().toString(static_cast<qulonglong>(files)))},
        {tr("Frames of Reference"), framesText(*study)},
        {tr("Study Instance UID"), textOf(study->studyInstanceUid)},
    };
}

QStringList StudyInformation::seriesHeader()
{
    return {tr("No."),           tr("Description"),  tr("Role"),      tr("Pictures"),
            tr("Blocks"),        tr("Matrix"),       tr("Pixel, mm"), tr("Slice distance, mm"),
            tr("Thickness, mm"), tr("TR, ms"),       tr("TE, ms"),    tr("TI, ms"),
            tr("Field, T"),      tr("Manufacturer"), tr("Position"),  tr("Why")};
}

QStringList StudyInformation::seriesCells(const CurrentStudy& current, const SeriesEntry& entry)
{
    const Series& series = current->study()->series[entry.seriesIndex];
    const Acquisition& made = series.acquisition;
    const QString description = textOf(series.seriesDescription);
    return {QString::number(series.seriesNumber),
            description.isEmpty() ? entry.title : description,
            roleOf(entry),
            QString::number(pictureCount(series)),
            blocksOf(entry),
            matrixOf(series),
            pixelSpacingOf(series),
            sliceSpacingOf(entry),
            thicknessOf(series),
            numberOf(made.repetitionTime),
            numberOf(made.echoTime),
            numberOf(made.inversionTime),
            numberOf(made.magneticFieldStrength, 2),
            QStringList{textOf(made.manufacturer), textOf(made.manufacturerModelName)}
                .join(QLatin1Char(' '))
                .trimmed(),
            textOf(made.patientPosition),
            entry.reason};
}

QString StudyInformation::toText(const CurrentStudy& current)
{
    QStringList lines;
    const auto facts = studyLines(current);
    for (const auto& [name, value] : facts)
        lines << name + QLatin1Char('\t') + value;
    if (!current->study())
        return {};
    lines << QString() << seriesHeader().join(QLatin1Char('\t'));
    for (const SeriesEntry* entry : readingOrder(current->series.entries()))
        lines << seriesCells(current, *entry).join(QLatin1Char('\t'));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

StudyInformation::StudyInformation(const CurrentStudy& current, const StudyOpening& opening,
                                   QWidget* owner)
    : LookupWindow(QStringLiteral("studyInformation/geometry"), {1120, 480}, owner)
    , m_current(current)
{
    setObjectName(QStringLiteral("studyInformation"));
    setWindowTitle(tr("Study information"));
    m_facts = new QGridLayout;
    m_facts->setContentsMargins(theme::kMargin, 12, theme::kMargin, 12);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(4);
    m_facts->setColumnStretch(1, 1);
    m_facts->setColumnStretch(3, 1);
    m_table = new QTableWidget(this);
    m_table->setAccessibleName(tr("Series"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    auto* copyRow = new QPushButton(tr("Copy series"), this);
    copyRow->setToolTip(tr("The selected series with all columns (Ctrl+C)"));
    auto* copyAll = new QPushButton(tr("Copy everything"), this);
    copyAll->setToolTip(tr("Patient, study and all series, with tabs between the columns"));
    auto* buttons = lookupRow();
    buttons->addStretch(1);
    buttons->addWidget(copyRow);
    buttons->addWidget(copyAll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_facts);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    connect(copyRow, &QPushButton::clicked, this, &StudyInformation::copyRows);
    connect(copyAll, &QPushButton::clicked, this, [this] { copyText(toText(m_current)); });
    connect(&opening, &StudyOpening::changed, this, &StudyInformation::refresh);
    connect(&current, &CurrentStudy::seriesChanged, this, &StudyInformation::refresh);
    refresh();
}

void StudyInformation::refresh()
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto lines = studyLines(m_current);
    const int rows = (static_cast<int>(lines.size()) + kFactColumns - 1) / kFactColumns;
    int place = 0;
    for (const auto& [name, value] : lines) {
        auto* left = new QLabel(name, this);
        left->setProperty("dim", true);
        auto* right = new QLabel(value.isEmpty() ? QStringLiteral("–") : value, this);
        right->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        right->setAccessibleName(name + QStringLiteral(": ") + value);
        m_facts->addWidget(left, place % rows, place / rows * 2);
        m_facts->addWidget(right, place % rows, place / rows * 2 + 1);
        ++place;
    }
    const QStringList header = seriesHeader();
    m_table->setColumnCount(static_cast<int>(header.size()));
    m_table->setHorizontalHeaderLabels(header);
    m_table->setRowCount(m_current->study() ? static_cast<int>(m_current->series.entries().size())
                                            : 0);
    int row = 0;
    if (m_current->study())
        for (const SeriesEntry* entry : readingOrder(m_current->series.entries())) {
            const QStringList cells = seriesCells(m_current, *entry);
            for (int column = 0; column < cells.size(); ++column) {
                auto* item = new QTableWidgetItem(cells[column]);
                item->setToolTip(cells[column]);
                m_table->setItem(row, column, item);
            }
            ++row;
        }
    m_table->resizeColumnsToContents();
}

void StudyInformation::copyRows()
{
    QStringList lines{seriesHeader().join(QLatin1Char('\t'))};
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (!m_table->item(row, 0)->isSelected())
            continue;
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column)
            cells << m_table->item(row, column)->text();
        lines << cells.join(QLatin1Char('\t'));
    }
    if (lines.size() > 1)
        copyText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

bool StudyInformation::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copyRows();
        return true;
    }
    return LookupWindow::eventFilter(watched, event);
}

} // namespace foramen
