#pragma once

#include "core/spine/operating_points.h"

#include <QObject>

#include <array>

class QDoubleSpinBox;
class QWidget;

namespace foramen {

class SiteCutOffs;

/// The fields of the site's cut-offs, one pair for canal, foramina and recesses. 0 is "likeliest":
/// no cut-off.
class CutOffFields : public QObject {
    Q_OBJECT

public:
    /// @param parent  of the fields
    CutOffFields(SiteCutOffs& cutOffs, QWidget* parent);

    static constexpr std::size_t kCount = 3;
    [[nodiscard]] static QString nameOf(std::size_t row); ///< with its Alt key
    /// The two fields of a row side by side.
    [[nodiscard]] QWidget* row(std::size_t row) const { return m_rows[row].widget; }
    void reset();

private:
    struct Row {
        QWidget* widget = nullptr;
        QDoubleSpinBox* moderate = nullptr;
        QDoubleSpinBox* severe = nullptr;
    };
    void makeRow(std::size_t row, QWidget* parent);
    void refresh();
    void save();

    SiteCutOffs& m_cutOffs;
    std::array<Row, kCount> m_rows;
};

} // namespace foramen
