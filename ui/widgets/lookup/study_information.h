#pragma once

#include "ui/widgets/lookup/lookup_window.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

class QGridLayout;
class QTableWidget;

namespace foramen {

class CurrentStudy;
class StudyOpening;
struct SeriesEntry;

/// Window with the facts about patient, study and series, which can be copied as text.
class StudyInformation : public LookupWindow {
    Q_OBJECT

public:
    StudyInformation(const CurrentStudy& current, const StudyOpening& opening, QWidget* owner);

    /// Name and value of each line about patient and study. Empty without a study.
    [[nodiscard]] static QList<std::pair<QString, QString>> studyLines(const CurrentStudy& current);
    /// Columns of the table of series.
    [[nodiscard]] static QStringList seriesHeader();
    /// The cells of one series, one for each column.
    [[nodiscard]] static QStringList seriesCells(const CurrentStudy& current,
                                                 const SeriesEntry& entry);
    /// Everything, with tabs between the columns.
    [[nodiscard]] static QString toText(const CurrentStudy& current);

    [[nodiscard]] QTableWidget* table() const { return m_table; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void copyRows();

    const CurrentStudy& m_current;
    QGridLayout* m_facts = nullptr;
    QTableWidget* m_table = nullptr;
};

} // namespace foramen
