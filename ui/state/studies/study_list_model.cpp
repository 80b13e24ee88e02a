#include "ui/state/studies/study_list_model.h"

#include "ui/state/language/person_name.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/studies/study_list.h"

#include <QDateTime>
#include <QStringList>

#include <array>

namespace foramen {

namespace {

QString sortedName(const ListedStudy& listed)
{
    return personNameText(listed.study.patientName).toCaseFolded();
}

QDateTime timeOf(const ListedStudy& listed)
{
    return QDateTime::fromString(QString::fromStdString(listed.time), Qt::ISODate);
}

QString countText(int count)
{
    return count > 0 ? QString::number(count) : QString();
}

QString textOf(const ListedStudy& listed, int column)
{
    switch (column) {
    case StudyListModel::Patient:
        return personNameText(listed.study.patientName);
    case StudyListModel::PatientId:
        return QString::fromStdString(listed.study.patientId);
    case StudyListModel::StudyDate:
        return dicomDateText(listed.study.studyDate);
    case StudyListModel::Description:
        return listed.isReadable ? QString::fromStdString(listed.study.studyDescription)
                                 : StudyListModel::tr("Saved work is damaged");
    case StudyListModel::State:
        return stateText(listed.state);
    case StudyListModel::Reviewed:
        return StudyListModel::tr("%1 of 25").arg(listed.reviewed);
    case StudyListModel::Worst:
        return listed.worst ? termText(*listed.worst) : QString();
    case StudyListModel::ToCheck:
        return countText(listed.toCheck);
    case StudyListModel::Changed:
        return countText(listed.changed);
    case StudyListModel::Model:
        return QString::fromStdString(listed.model);
    default:
        return dateTimeText(timeOf(listed).toLocalTime());
    }
}

QVariant sortKeyOf(const ListedStudy& listed, int column)
{
    switch (column) {
    case StudyListModel::Patient:
        return sortedName(listed);
    case StudyListModel::StudyDate:
        return QString::fromStdString(listed.study.studyDate);
    case StudyListModel::State:
        return static_cast<int>(listed.state);
    case StudyListModel::Reviewed:
        return listed.reviewed;
    case StudyListModel::Worst:
        return listed.worst ? static_cast<int>(*listed.worst) : -1;
    case StudyListModel::ToCheck:
        return listed.toCheck;
    case StudyListModel::Changed:
        return listed.changed;
    case StudyListModel::Time:
        return timeOf(listed);
    default:
        return textOf(listed, column).toCaseFolded();
    }
}

} // namespace

QString stateText(WorkState state)
{
    switch (state) {
    case WorkState::New:
        return StudyListModel::tr("New");
    case WorkState::InWork:
        return StudyListModel::tr("In work");
    case WorkState::Signed:
        break;
    }
    return StudyListModel::tr("Signed");
}

StudyListModel::StudyListModel(const StudyList& list, QObject* parent)
    : QAbstractTableModel(parent)
    , m_list(list)
{
    connect(&list, &StudyList::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

const ListedStudy& StudyListModel::study(int row) const
{
    return m_list.studies()[static_cast<std::size_t>(row)];
}

int StudyListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.studies().size());
}

int StudyListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant StudyListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ListedStudy& listed = study(index.row());
    if (role == Qt::DisplayRole)
        return textOf(listed, index.column());
    if (role == kSortRole)
        return sortKeyOf(listed, index.column());
    if (role == Qt::ToolTipRole && !listed.paths.empty()) {
        QStringList paths;
        for (const std::string& path : listed.paths)
            paths << QString::fromStdString(path);
        return paths.join(QLatin1Char('\n'));
    }
    return {};
}

QVariant StudyListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= kColumns)
        return {};
    if (role == Qt::ToolTipRole && section == ToCheck)
        return tr("AI grades that are uncertain and not reviewed");
    if (role == Qt::ToolTipRole && section == Changed)
        return tr("Sites that a reader graded otherwise than the AI");
    if (role != Qt::DisplayRole)
        return {};
    const std::array names = {
        tr("Patient"), tr("Patient ID"), tr("Study date"),       tr("Description"),
        tr("State"),   tr("Reviewed"),   tr("Worst grade"),      tr("Check"),
        tr("Changed"), tr("Model"),      tr("Opened or changed")};
    return names[static_cast<std::size_t>(section)];
}

} // namespace foramen
