#pragma once

#include <QTableWidget>

namespace foramen {

class Assessment;

/// The 25 grades of a moment as a table that is only looked at, laid out like the image: the
/// patient's right first.
class PastGrid : public QTableWidget {
    Q_OBJECT

public:
    explicit PastGrid(QWidget* parent = nullptr);

    void showGrades(const Assessment& assessment);
};

} // namespace foramen
