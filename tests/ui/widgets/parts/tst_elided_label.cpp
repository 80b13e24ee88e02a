#include "ui/widgets/parts/elided_label.h"

#include <QTest>

using namespace foramen;

/// A label that elides its text.
class TestElidedLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enoughRoom_showsAll();
    void littleRoom_endsWithAnEllipsis();
};

void TestElidedLabel::enoughRoom_showsAll()
{
    ElidedLabel label;
    label.setText("F · 84 y · Synthetic lumbar spine");
    label.resize(600, 20);
    QCOMPARE(label.shownText(), label.text());
}

void TestElidedLabel::littleRoom_endsWithAnEllipsis()
{
    ElidedLabel label;
    label.setText("F · 84 y · Synthetic lumbar spine");
    label.resize(90, 20);
    QVERIFY(label.shownText().endsWith(QChar(0x2026)));
    QVERIFY(label.shownText().startsWith("F"));
}

QTEST_MAIN(TestElidedLabel)
#include "tst_elided_label.moc"
