#pragma once

#include "core/pacs/archive_client.h"

#include <QAbstractTableModel>

#include <vector>

namespace foramen {

/// The table of the studies that an archive has: one row for each. It grows as they come.
class ArchiveMatchModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Patient,
        PatientId,
        BirthDate,
        StudyDate,
        Description,
        Modalities,
        Series,
        Images,
        Accession
    };
    static constexpr int kColumns = Accession + 1;
    static constexpr int kSortRole = Qt::UserRole; ///< a value that sorts as the column means

    explicit ArchiveMatchModel(QObject* parent = nullptr);

    void clear();
    void append(const std::vector<StudyMatch>& studies);

    [[nodiscard]] const StudyMatch& study(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<StudyMatch> m_studies;
};

} // namespace foramen
