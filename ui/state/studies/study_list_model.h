#pragma once

#include "core/store/listing/study_catalog.h"

#include <QAbstractTableModel>
#include <QString>

namespace foramen {

class StudyList;

/// "New", "In work", "Signed".
[[nodiscard]] QString stateText(WorkState state);

/// The table of a StudyList: one row for each study.
class StudyListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Patient,
        PatientId,
        StudyDate,
        Description,
        State,
        Reviewed,
        Worst,
        ToCheck,
        Changed,
        Model,
        Time
    };
    static constexpr int kColumns = Time + 1;
    static constexpr int kSortRole = Qt::UserRole; ///< a value that sorts as the column means

    explicit StudyListModel(const StudyList& list, QObject* parent = nullptr);

    [[nodiscard]] const ListedStudy& study(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    const StudyList& m_list;
};

} // namespace foramen
