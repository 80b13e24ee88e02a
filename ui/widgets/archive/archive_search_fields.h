#pragma once

#include "ui/state/archive/archive_search.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace foramen {

class DateRangeFields;

/// The fields that say which studies are searched for.
class ArchiveSearchFields : public QWidget {
    Q_OBJECT

public:
    explicit ArchiveSearchFields(QWidget* parent = nullptr);

    /// What is searched for. Words of a name or description may stand anywhere in it, in their
    /// order; * and ? are wildcards.
    [[nodiscard]] StudyQuery query() const;
    /// Why that cannot be searched for, as a sentence; empty for nothing.
    [[nodiscard]] QString fault() const;
    /// Fills the fields with all studies of one patient ID.
    void showPatient(const std::string& patientId);
    void clear();

    [[nodiscard]] QLineEdit* name() const { return m_name; }
    [[nodiscard]] QLineEdit* patientId() const { return m_id; }
    [[nodiscard]] DateRangeFields* dates() const { return m_dates; }
    [[nodiscard]] QComboBox* modality() const { return m_modality; }
    [[nodiscard]] QLineEdit* description() const { return m_description; }
    [[nodiscard]] QLineEdit* accession() const { return m_accession; }

Q_SIGNALS:
    void entered(); ///< the reader pressed Enter in a field

private:
    [[nodiscard]] QLineEdit* makeField(const QString& name, const QString& toolTip);

    QLineEdit* m_name;
    QLineEdit* m_id;
    QComboBox* m_modality;
    QLineEdit* m_description;
    QLineEdit* m_accession;
    DateRangeFields* m_dates;
};

} // namespace foramen
