#pragma once

#include "core/measure/level_measures.h"

#include <QTableWidget>

#include <optional>
#include <vector>

namespace foramen {

/// A place of the table: a measure at a level and side, whether or not there is a value.
struct MeasurePlace {
    MeasureKind kind = MeasureKind::CanalDiameter;
    std::optional<DiscLevel> level; ///< none for lordosis
    std::optional<Side> side;
    friend bool operator==(const MeasurePlace&, const MeasurePlace&) = default;
};

/// The measures as a table: one row for each level, lordosis below. Automatic values are muted and
/// with ±, the reader's bold, those beyond a published limit say which one. The patient's right
/// stands on the left. Kinds without any value have no column.
class MeasureTable : public QTableWidget {
    Q_OBJECT

public:
    explicit MeasureTable(QWidget* parent = nullptr);

    /// @param measures  what is shown. @param assessment  names the levels and what is hidden.
    void show(const std::vector<LevelMeasure>& measures, const Assessment& assessment);

    /// Of the current cell; none without one.
    [[nodiscard]] std::optional<MeasurePlace> currentPlace() const;
    [[nodiscard]] static MeasurePlace placeOf(int row, int column);
    /// The whole table with tabs, as a spreadsheet takes it: level, side, measure, value, unit,
    /// deviation, per cent, by whom, limit.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void fitColumns(); ///< those that are shown fill the width, if there is room
    void fillCell(int row, int column);
    [[nodiscard]] int heightOfRows() const;

    std::vector<LevelMeasure> m_measures;
    Assessment m_assessment;
};

} // namespace foramen
