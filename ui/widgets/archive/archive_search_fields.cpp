#include "ui/widgets/archive/archive_search_fields.h"

#include "ui/widgets/studies/date_range_fields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

namespace foramen {

namespace {

/// Words as DICOM matches them: in their order, with anything between them.
QString pattern(const QString& typed, const QString& before)
{
    QString text = typed.trimmed();
    static const QRegularExpression own(QStringLiteral("[*?^]"));
    if (text.isEmpty() || text.contains(own))
        return text;
    static const QRegularExpression gap(QStringLiteral("[\\s,]+"));
    return before + text.split(gap, Qt::SkipEmptyParts).join(QLatin1Char('*')) + QLatin1Char('*');
}

QString dicomDay(const QDate& day)
{
    return day.toString(QStringLiteral("yyyyMMdd")); // empty for none
}

} // namespace

ArchiveSearchFields::ArchiveSearchFields(QWidget* parent)
    : QWidget(parent)
    , m_name(makeField(tr("Patient's name"),
                       tr("Family name, then given name: words, or a pattern with * and ?")))
    , m_id(makeField(tr("Patient ID"), tr("The whole ID, or a pattern with * and ?")))
    , m_modality(new QComboBox(this))
    , m_description(makeField(tr("Description"),
                              tr("Words of the study's description, or a pattern with * and ?")))
    , m_accession(
          makeField(tr("Accession number"), tr("The whole number, or a pattern with * and ?")))
    , m_dates(new DateRangeFields(this))
{
    m_modality->setAccessibleName(tr("Modality"));
    m_modality->setToolTip(tr("Studies that have a series of this kind"));
    m_modality->addItem(tr("All modalities"), QString());
    for (const char* kind : {"MR", "CT", "CR", "DX", "XA", "SR"})
        m_modality->addItem(QLatin1String(kind), QLatin1String(kind));
    for (const QLineEdit* field : {m_dates->from(), m_dates->to()})
        connect(field, &QLineEdit::returnPressed, this, &ArchiveSearchFields::entered);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name, 3);
    row->addWidget(m_id, 2);
    row->addWidget(m_dates);
    row->addWidget(m_modality);
    row->addWidget(m_description, 3);
    row->addWidget(m_accession, 2);
    // In the order of the row.
    setTabOrder(m_name, m_id);
    setTabOrder(m_id, m_dates->from());
    setTabOrder(m_dates->from(), m_dates->to());
    setTabOrder(m_dates->to(), m_modality);
    setTabOrder(m_modality, m_description);
    setTabOrder(m_description, m_accession);
}

QLineEdit* ArchiveSearchFields::makeField(const QString& name, const QString& toolTip)
{
    auto* field = new QLineEdit(this);
    field->setPlaceholderText(name);
    field->setAccessibleName(name);
    field->setToolTip(toolTip);
    field->setClearButtonEnabled(true);
    connect(field, &QLineEdit::returnPressed, this, &ArchiveSearchFields::entered);
    return field;
}

StudyQuery ArchiveSearchFields::query() const
{
    StudyQuery query;
    query.patientName = pattern(m_name->text(), {}).toStdString();
    query.patientId = m_id->text().trimmed().toStdString();
    query.modality = m_modality->currentData().toString().toStdString();
    query.studyDescription = pattern(m_description->text(), QStringLiteral("*")).toStdString();
    query.accessionNumber = m_accession->text().trimmed().toStdString();
    const DateRange range = m_dates->range();
    if (!range.isOpen())
        query.studyDate =
            (dicomDay(range.from) + QLatin1Char('-') + dicomDay(range.to)).toStdString();
    return query;
}

QString ArchiveSearchFields::fault() const
{
    const DateRange range = m_dates->range();
    const auto isWrong = [](const QLineEdit* field, const QDate& day) {
        return !field->text().trimmed().isEmpty() && !day.isValid();
    };
    if (isWrong(m_dates->from(), range.from) || isWrong(m_dates->to(), range.to))
        return tr("A date is a day, a month or a year, for example 2026-11-30, 2026-11 or 2026.");
    if (range.from.isValid() && range.to.isValid() && range.from > range.to)
        return tr("The first day comes after the last one.");
    return {};
}

void ArchiveSearchFields::showPatient(const std::string& patientId)
{
    clear();
    m_id->setText(QString::fromStdString(patientId).trimmed());
}

void ArchiveSearchFields::clear()
{
    for (QLineEdit* field : {m_name, m_id, m_description, m_accession})
        field->clear();
    m_dates->clear();
    m_modality->setCurrentIndex(0);
}

} // namespace foramen
