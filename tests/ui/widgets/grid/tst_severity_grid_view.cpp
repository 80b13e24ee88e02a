#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/grid/severity_cell_delegate.h"
#include "ui/widgets/grid/severity_grid_view.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace foramen;

Q_DECLARE_METATYPE(foramen::Site)

namespace {

/// A grid model whose cells a test sets.
class SmallGrid : public QStandardItemModel {
public:
    SmallGrid()
        : QStandardItemModel(5, 5)
    {
        for (int row = 0; row < 5; ++row) {
            for (int column = 0; column < 5; ++column)
                setItem(row, column, new QStandardItem);
        }
    }
};

QImage drawn(const CellLook& look)
{
    QImage image(60, 62, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    drawCell(painter, image.rect(), look);
    return image;
}

} // namespace

/// The severity grid as a view: cells, keys and speech.
class TestSeverityGridView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columns_areLaidOutLikeTheImage();
    void arrows_walkAndSay();
    void settingTheSite_saysNothing();
    void everyState_looksDifferent();
    void grades_differWithoutColour();
    void cells_speak();
};

void TestSeverityGridView::columns_areLaidOutLikeTheImage()
{
    SmallGrid model;
    SeverityGridView view;
    view.setModel(&model);
    view.resize(360, 380);
    view.show();
    const auto left = view.visualRect(view.model()->index(3, 3));
    const auto right = view.visualRect(view.model()->index(3, 1));
    QVERIFY(right.center().x() < left.center().x());
    QCOMPARE(sideOf(SeverityGridModel::siteAt(view.model()->index(3, 3)).condition), Side::Left);
    QCOMPARE(sideOf(SeverityGridModel::siteAt(view.model()->index(3, 1)).condition), Side::Right);
}

void TestSeverityGridView::arrows_walkAndSay()
{
    SmallGrid model;
    SeverityGridView view;
    view.setModel(&model);
    view.setCurrentSite({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    QSignalSpy selected(&view, &SeverityGridView::siteSelected);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentSite(), (Site{Condition::LeftSubarticularStenosis, DiscLevel::L3L4}));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentSite(), (Site{Condition::LeftSubarticularStenosis, DiscLevel::L4L5}));
    QCOMPARE(selected.count(), 2);
}

void TestSeverityGridView::settingTheSite_saysNothing()
{
    SmallGrid model;
    SeverityGridView view;
    view.setModel(&model);
    QSignalSpy selected(&view, &SeverityGridView::siteSelected);
    view.setCurrentSite({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L5S1});
    QCOMPARE(selected.count(), 0);
    QCOMPARE(view.currentIndex().column(), 4);
    QCOMPARE(view.currentIndex().row(), 4);
}

void TestSeverityGridView::everyState_looksDifferent()
{
    QList<QImage> looks;
    for (const CellState state :
         {CellState::NotReviewed, CellState::Refused, CellState::AiSuggested, CellState::Accepted,
          CellState::Changed, CellState::ReaderOnly, CellState::Ungradable}) {
        CellLook look;
        look.state = state;
        if (state == CellState::AiSuggested || state == CellState::Accepted
            || state == CellState::Changed || state == CellState::ReaderOnly)
            look.severity = Severity::Moderate;
        const QImage image = drawn(look);
        QVERIFY(!looks.contains(image));
        looks << image;
    }
}

void TestSeverityGridView::grades_differWithoutColour()
{
    QList<QImage> looks;
    for (const Severity severity : kSeverities) {
        CellLook look;
        look.state = CellState::Accepted;
        look.severity = severity;
        const QImage image = drawn(look).convertToFormat(QImage::Format_Mono);
        QVERIFY(!looks.contains(image));
        looks << image;
    }
}

void TestSeverityGridView::cells_speak()
{
    SmallGrid model;
    model.item(3, 3)->setText("Severe");
    model.item(3, 3)->setAccessibleText(QStringLiteral("L4/L5 · Left subarticular stenosis"));
    model.item(3, 3)->setData(static_cast<int>(CellState::Accepted), SeverityGridModel::StateRole);
    model.item(0, 2)->setData(static_cast<int>(CellState::Refused), SeverityGridModel::StateRole);
    model.item(0, 2)->setData("No axial T2", SeverityGridModel::RefusalRole);
    SeverityGridView view;
    view.setModel(&model);
    const QString severe = view.model()->index(3, 3).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(severe, QStringLiteral("L4/L5 · Left subarticular stenosis, Severe, accepted"));
    const QString refused = view.model()->index(0, 2).data(Qt::ToolTipRole).toString();
    QVERIFY(refused.contains("No axial T2"));
}

QTEST_MAIN(TestSeverityGridView)
#include "tst_severity_grid_view.moc"
