#include "ui/state/archive/archive_match_model.h"

#include "ui/state/language/person_name.h"
#include "ui/state/language/translation.h"

#include <array>
#include <cstddef>

namespace foramen {

namespace {

QString plain(const std::string& text)
{
    return QString::fromStdString(text).simplified();
}

QString countText(int count)
{
    return count < 0 ? QString() : QString::number(count);
}

QString textOf(const StudyMatch& study, int column)
{
    switch (column) {
    case ArchiveMatchModel::Patient:
        return personNameText(study.patientName);
    case ArchiveMatchModel::PatientId:
        return plain(study.patientId);
    case ArchiveMatchModel::BirthDate:
        return dicomDateText(study.patientBirthDate);
    case ArchiveMatchModel::StudyDate:
        return dicomDateText(study.studyDate);
    case ArchiveMatchModel::Description:
        return plain(study.studyDescription);
    case ArchiveMatchModel::Modalities:
        return plain(study.modalities).replace(QLatin1Char('\\'), QStringLiteral(", "));
    case ArchiveMatchModel::Series:
        return countText(study.seriesCount);
    case ArchiveMatchModel::Images:
        return countText(study.instanceCount);
    default:
        return plain(study.accessionNumber);
    }
}

QVariant sortKeyOf(const StudyMatch& study, int column)
{
    switch (column) {
    case ArchiveMatchModel::BirthDate:
        return plain(study.patientBirthDate);
    case ArchiveMatchModel::StudyDate:
        return plain(study.studyDate + study.studyTime);
    case ArchiveMatchModel::Series:
        return study.seriesCount;
    case ArchiveMatchModel::Images:
        return study.instanceCount;
    default:
        return textOf(study, column).toCaseFolded();
    }
}

} // namespace

ArchiveMatchModel::ArchiveMatchModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ArchiveMatchModel::clear()
{
    beginResetModel();
    m_studies.clear();
    endResetModel();
}

void ArchiveMatchModel::append(const std::vector<StudyMatch>& studies)
{
    if (studies.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(studies.size()) - 1);
    m_studies.insert(m_studies.end(), studies.begin(), studies.end());
    endInsertRows();
}

const StudyMatch& ArchiveMatchModel::study(int row) const
{
    return m_studies[static_cast<std::size_t>(row)];
}

int ArchiveMatchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_studies.size());
}

int ArchiveMatchModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ArchiveMatchModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return textOf(study(index.row()), index.column());
    if (role == kSortRole)
        return sortKeyOf(study(index.row()), index.column());
    return {};
}

QVariant ArchiveMatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= kColumns)
        return {};
    const std::array names = {tr("Patient"),    tr("Patient ID"),  tr("Born"),
                              tr("Study date"), tr("Description"), tr("Modalities"),
                              tr("Series"),     tr("Images"),      tr("Accession number")};
    return names[static_cast<std::size_t>(section)];
}

} // namespace foramen
