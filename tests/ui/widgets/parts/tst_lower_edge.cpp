#include "ui/widgets/parts/lower_edge.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTest>

using namespace foramen;

/// Messages lie over the pictures, and never over the buttons beside them.
class TestLowerEdge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void message_liesOverThePicturesAlone();
    void message_liesOverThePageWithoutPictures();
};

namespace {

/// A page of pictures with a panel beside them, and a message.
struct Page {
    QWidget window;
    QWidget page{&window};
    QWidget pictures{&page};
    QWidget panel{&page};
    QLabel message{&window};

    Page()
    {
        auto* row = new QHBoxLayout(&page);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(&pictures, 1);
        row->addWidget(&panel);
        panel.setFixedWidth(300);
        new QHBoxLayout(&message);
        message.setText(QStringLiteral("Changed"));
        page.resize(1000, 500);
        window.resize(1000, 500);
        auto* edge = new LowerEdge({&pictures, &page}, &window);
        edge->add(&message);
        window.show();
    }
};

} // namespace

void TestLowerEdge::message_liesOverThePicturesAlone()
{
    Page page;
    QVERIFY(QTest::qWaitForWindowExposed(&page.window));
    QTRY_COMPARE(page.pictures.width(), 700);
    QVERIFY(page.pictures.geometry().contains(page.message.geometry()));
    page.panel.setFixedWidth(500);
    QTRY_COMPARE(page.pictures.width(), 500);
    QVERIFY(page.pictures.geometry().contains(page.message.geometry()));
}

void TestLowerEdge::message_liesOverThePageWithoutPictures()
{
    Page page;
    QVERIFY(QTest::qWaitForWindowExposed(&page.window));
    page.pictures.hide();
    QTRY_VERIFY(page.message.geometry().center().x() > 450);
    page.pictures.show();
    QTRY_VERIFY(page.pictures.geometry().contains(page.message.geometry()));
}

QTEST_MAIN(TestLowerEdge)
#include "tst_lower_edge.moc"
