#pragma once

#include "core/spine/terms.h"

#include <QTableView>

namespace foramen {

/// The 5 x 5 grid, laid out like the image: the patient's right on the left, L1/L2 on top. Shows
/// any model with the roles of SeverityGridModel; changes are made by actions of the window.
class SeverityGridView : public QTableView {
    Q_OBJECT

public:
    explicit SeverityGridView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;

    [[nodiscard]] Site currentSite() const;
    /// Frames a cell without emitting siteSelected().
    void setCurrentSite(Site site);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The reader clicked a cell or moved to it by key.
    void siteSelected(foramen::Site site);
    /// The grid got or lost the keyboard.
    void keyboardChanged(bool has);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString& text) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool m_following = false; ///< setCurrentSite() is changing the selection
};

} // namespace foramen
