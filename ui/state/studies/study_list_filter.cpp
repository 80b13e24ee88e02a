#include "ui/state/studies/study_list_filter.h"

#include "ui/state/studies/study_list_model.h"

#include <algorithm>

namespace foramen {

StudyListFilter::StudyListFilter(StudyListModel* model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSortRole(StudyListModel::kSortRole);
    setSourceModel(model);
}

void StudyListFilter::setWords(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void StudyListFilter::setState(std::optional<WorkState> state)
{
    m_state = state;
    invalidateFilter();
}

void StudyListFilter::setWorst(std::optional<Severity> worst)
{
    m_worst = worst;
    invalidateFilter();
}

void StudyListFilter::setDates(DateRange dates)
{
    m_dates = dates;
    invalidateFilter();
}

const ListedStudy& StudyListFilter::study(const QModelIndex& row) const
{
    return m_model->study(mapToSource(row).row());
}

std::optional<int> StudyListFilter::rowOf(const std::string& record) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (study(index(row, 0)).record == record)
            return row;
    return std::nullopt;
}

bool StudyListFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const ListedStudy& listed = m_model->study(row);
    if ((m_state && listed.state != *m_state) || (m_worst && listed.worst != m_worst)
        || !m_dates.contains(listed.study.studyDate))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        for (int column = 0; column < StudyListModel::kColumns; ++column)
            if (m_model->data(m_model->index(row, column, parent), Qt::DisplayRole)
                    .toString()
                    .contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    });
}

} // namespace foramen
