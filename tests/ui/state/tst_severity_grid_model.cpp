#include "ui/state/session/severity_grid_model.h"

#include "tests/support/small_study.h"
#include "ui/state/session/session.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// The severity grid as a model.
class TestSeverityGridModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columns_areLaidOutLikeTheImage();
    void title_saysLevelAndSite();
    void cells_showFindingsAndDecisions();
};

void TestSeverityGridModel::columns_areLaidOutLikeTheImage()
{
    Session session({});
    SeverityGridModel model(session.current(), *session.prior());
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.columnCount(), 5);
    QVERIFY(SeverityGridModel::siteAt(model.index(0, 0))
            == (Site{Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2}));
    QVERIFY(SeverityGridModel::siteAt(model.index(3, 3))
            == (Site{Condition::LeftSubarticularStenosis, DiscLevel::L4L5}));
    for (std::size_t i = 0; i < kSiteCount; ++i)
        QVERIFY(SeverityGridModel::siteAt(model.indexOf(siteAt(i))) == siteAt(i));
    QCOMPARE(model.headerData(4, Qt::Vertical, Qt::DisplayRole).toString(),
             QStringLiteral("L5/S1"));
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Canal"));
}

void TestSeverityGridModel::title_saysLevelAndSite()
{
    QCOMPARE(SeverityGridModel::titleOf({Condition::LeftSubarticularStenosis, DiscLevel::L4L5}),
             QStringLiteral("L4/L5 · Left subarticular stenosis"));
    QCOMPARE(SeverityGridModel::titleOf({Condition::SpinalCanalStenosis, DiscLevel::L1L2}),
             QStringLiteral("L1/L2 · Spinal canal stenosis"));
}

void TestSeverityGridModel::cells_showFindingsAndDecisions()
{
    const QTemporaryDir folder;
    const auto study = std::filesystem::path(folder.path().toStdString()) / "study";
    writeSmallStudy(study, {.withAxial = false});
    Session session(optionsFor(folder.path().toStdString(), std::make_shared<FakeModel>()));
    SeverityGridModel model(session.current(), *session.prior());
    QVERIFY(openAndSettle(session, study));

    const QModelIndex canal = model.indexOf({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    QCOMPARE(canal.data(SeverityGridModel::SeverityRole).toInt(), 0);
    QCOMPARE(canal.data(SeverityGridModel::StateRole).toInt(),
             static_cast<int>(CellState::AiSuggested));
    QCOMPARE(canal.data(SeverityGridModel::ProbabilitiesRole).toList().size(), 3);
    QVERIFY(!canal.data(SeverityGridModel::UncertainRole).toBool());

    const QModelIndex refused =
        model.indexOf({Condition::LeftSubarticularStenosis, DiscLevel::L4L5});
    QCOMPARE(refused.data(SeverityGridModel::SeverityRole).toInt(), -1);
    QCOMPARE(refused.data(SeverityGridModel::AiSeverityRole).toInt(), -1);
    QVERIFY(refused.data(SeverityGridModel::ProbabilitiesRole).toList().isEmpty());
    QVERIFY(!refused.data(SeverityGridModel::RefusalRole).toString().isEmpty());

    QSignalSpy changed(&model, &SeverityGridModel::dataChanged);
    session.editing()->setSeverity(SeverityGridModel::siteAt(canal), Severity::Severe);
    QVERIFY(changed.size() > 0);
    QCOMPARE(canal.data(SeverityGridModel::SeverityRole).toInt(), 2);
    QCOMPARE(canal.data(SeverityGridModel::AiSeverityRole).toInt(), 0);
    QCOMPARE(canal.data(Qt::DisplayRole).toString(), QStringLiteral("Severe"));
}

QTEST_GUILESS_MAIN(TestSeverityGridModel)
#include "tst_severity_grid_model.moc"
