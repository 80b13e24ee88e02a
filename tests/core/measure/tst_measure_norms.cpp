#include "core/measure/measure_norms.h"

#include <QTest>

using namespace foramen;

/// Published limits of measures.
class TestMeasureNorms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limits_areThoseOfTheirSources_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("remark");
        const struct {
            const char* name;
            MeasureKind kind;
            double value;
            const char* remark;
        } rows[] = {
            {"canal 9.99", MeasureKind::CanalDiameter, 9.99, "narrow: under 10 mm"},
            {"canal 10", MeasureKind::CanalDiameter, 10, "narrow: under 12 mm"},
            {"canal 12", MeasureKind::CanalDiameter, 12, ""},
            {"sac 74", MeasureKind::SacArea, 74, "narrow: under 75 mm²"},
            {"sac 75", MeasureKind::SacArea, 75, "narrow: under 100 mm²"},
            {"sac 100", MeasureKind::SacArea, 100, ""},
            {"slip 2.9", MeasureKind::Slip, 2.9, ""},
            {"slip 3", MeasureKind::Slip, 3, "slip of 3 mm or more"},
            {"slip back", MeasureKind::Slip, -3.5, "slip of 3 mm or more"},
            {"foramen 15", MeasureKind::ForamenHeight, 15, "low: 15 mm or less"},
            {"foramen 15.1", MeasureKind::ForamenHeight, 15.1, ""},
            {"disc", MeasureKind::DiscHeight, 1, ""},
            {"foramen area", MeasureKind::ForamenArea, 1, ""},
            {"lordosis", MeasureKind::Lordosis, 1, ""},
        };
        for (const auto& row : rows)
            QTest::newRow(row.name)
                << static_cast<int>(row.kind) << row.value << QString::fromUtf8(row.remark);
    }
    void limits_areThoseOfTheirSources()
    {
        QFETCH(int, kind);
        QFETCH(double, value);
        QFETCH(QString, remark);
        const auto found = normRemarkOf(static_cast<MeasureKind>(kind), value);
        QCOMPARE(found ? QString::fromStdString(englishText(*found)) : QString(), remark);
        if (found) {
            QVERIFY(limitOf(*found).kind == static_cast<MeasureKind>(kind));
            QVERIFY(limitOf(*found).source.find("19") != std::string_view::npos);
        }
    }

    void meyerding_isOfSlipsToAnterior()
    {
        QCOMPARE(meyerdingGrade(4, 12), std::optional(1));
        QCOMPARE(meyerdingGrade(8, 25), std::optional(1));
        QCOMPARE(meyerdingGrade(9, 25.1), std::optional(2));
        QCOMPARE(meyerdingGrade(20, 60), std::optional(3));
        QCOMPARE(meyerdingGrade(30, 100), std::optional(4));
        QVERIFY(!meyerdingGrade(2.5, 8));
        QVERIFY(!meyerdingGrade(-5, -15));
        QVERIFY(!meyerdingGrade(5, std::nullopt));
        QVERIFY(!meyerdingGrade(40, 120));
    }
};

QTEST_APPLESS_MAIN(TestMeasureNorms)
#include "tst_measure_norms.moc"
