#pragma once

#include <QString>
#include <QWidget>

class QListWidget;
class QLabel;
class QPushButton;

namespace foramen {

class AnnotationLinks;
class Annotations;
class CurrentStudy;
struct Annotation;

/// The list of all measurements, texts and key images of the study, with their values and places. A
/// click shows one.
class MeasurementsPanel : public QWidget {
    Q_OBJECT

public:
    MeasurementsPanel(const CurrentStudy& current, Annotations& annotations, AnnotationLinks* links,
                      QWidget* parent = nullptr);

    [[nodiscard]] QListWidget* list() const { return m_list; }
    /// Puts a widget above the list.
    void putAbove(QWidget* widget);

Q_SIGNALS:
    void countChanged(int count);

private:
    void refresh();
    void showSelected();
    void deleteCurrent();
    void copyAll() const;
    /// "Canal AP 12.3 mm"; "L4/L5"; "L4/L5 · Axial T2 · 24 / 35".
    [[nodiscard]] QString valueOf(const Annotation& annotation) const;
    [[nodiscard]] QString levelText(const Annotation& annotation) const;
    [[nodiscard]] QString placeText(const Annotation& annotation) const;

    const CurrentStudy& m_current;
    Annotations& m_annotations;
    AnnotationLinks* m_links;
    QListWidget* m_list;
    QLabel* m_hint;
    QPushButton* m_copy;
};

} // namespace foramen
