#pragma once

#include "ui/state/studies/date_range.h"

#include <QWidget>

class QLineEdit;

namespace foramen {

/// Two fields for the days from and to which a list is shown. What is no date leaves its side open,
/// and its field is marked; the fields are marked, too, where nothing lies between the days.
class DateRangeFields : public QWidget {
    Q_OBJECT

public:
    explicit DateRangeFields(QWidget* parent = nullptr);

    [[nodiscard]] DateRange range() const;
    [[nodiscard]] bool isEmpty() const; ///< nothing is typed
    [[nodiscard]] QLineEdit* from() const { return m_from; }
    [[nodiscard]] QLineEdit* to() const { return m_to; }
    void clear();

Q_SIGNALS:
    void changed(); ///< range(), isEmpty()

private:
    [[nodiscard]] QLineEdit* makeField(const QString& name, const QString& placeholder);
    void refresh();

    QLineEdit* m_from;
    QLineEdit* m_to;
};

} // namespace foramen
