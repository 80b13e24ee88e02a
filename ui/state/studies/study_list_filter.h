#pragma once

#include "core/store/listing/study_catalog.h"
#include "ui/state/studies/date_range.h"

#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

#include <optional>

namespace foramen {

class StudyListModel;

/// The rows of a StudyListModel that the reader looks for, sorted. All conditions hold together.
class StudyListFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit StudyListFilter(StudyListModel* model, QObject* parent = nullptr);

    /// Rows that contain each word in one of their columns, whatever its case.
    void setWords(const QString& words);
    /// None: all.
    void setState(std::optional<WorkState> state);
    void setWorst(std::optional<Severity> worst);
    /// By the date of the study; one without a date lies in an open range only.
    void setDates(DateRange dates);

    [[nodiscard]] const ListedStudy& study(const QModelIndex& row) const;
    /// The row of a record; none where it is filtered out.
    [[nodiscard]] std::optional<int> rowOf(const std::string& record) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    const StudyListModel* m_model;
    QStringList m_words;
    std::optional<WorkState> m_state;
    std::optional<Severity> m_worst;
    DateRange m_dates;
};

} // namespace foramen
