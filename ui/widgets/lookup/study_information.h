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

/// What patient, study and series are, as a window and as text to copy.
class StudyInformation : public LookupWindow {
    Q_OBJECT

public:
    StudyInformation(const CurrentStudy& current, const StudyOpening& opening, QWidget* owner);

    /// Patient and study: what each line is called and what it says. Empty without a study.
    [[nodiscard]] static QList<std::pair<QString, QString>> studyLines(const CurrentStudy& current);
    /// Columns of the table of series.
    [[nodiscard]] static QStringList seriesHeader();
    /// One series, a cell a column.
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
