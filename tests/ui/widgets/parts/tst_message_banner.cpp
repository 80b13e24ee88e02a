// A message lies over a fixed place: nothing moves under the mouse when it comes or goes.
#include "ui/widgets/parts/lower_edge.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/parts/question_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace foramen;

class TestMessageBanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void message_movesNothing();
    void message_liesInsideAtEachSize_data();
    void message_liesInsideAtEachSize();
    void question_movesNothingAndTheMessageLiesAboveIt();
    void dismissed_leavesTheStandingMessage();

private:
    std::unique_ptr<QWidget> m_window;
    QWidget* m_upper = nullptr;
    QWidget* m_lower = nullptr;
    QuestionBar* m_question = nullptr;
    MessageBanner* m_banner = nullptr;
};

void TestMessageBanner::init()
{
    m_window = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(m_window.get());
    m_upper = new QLabel(QStringLiteral("pictures"));
    m_lower = new QPushButton(QStringLiteral("status"));
    column->addWidget(m_upper, 1);
    column->addWidget(m_lower);
    m_question =
        new QuestionBar(QStringLiteral("question"), {{QStringLiteral("Yes"), {}}}, m_window.get());
    m_banner = new MessageBanner(m_window.get());
    auto* edge = new LowerEdge({m_upper}, m_window.get());
    edge->add(m_question);
    edge->add(m_banner);
    m_window->resize(900, 600);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMessageBanner::message_movesNothing()
{
    QVERIFY(!m_banner->isVisible());
    const QRect upper = m_upper->geometry();
    const QRect lower = m_lower->geometry();
    m_banner->showMessage(QStringLiteral("No pane shows L3/L4."));
    QVERIFY(m_banner->isVisible());
    QCoreApplication::processEvents();
    QCOMPARE(m_upper->geometry(), upper);
    QCOMPARE(m_lower->geometry(), lower);
    m_banner->showMessage({});
    QVERIFY(!m_banner->isVisible());
    QCoreApplication::processEvents();
    QCOMPARE(m_upper->geometry(), upper);
}

void TestMessageBanner::message_liesInsideAtEachSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("words");
    for (const int words : {3, 60})
        for (const QSize size : {QSize(400, 300), QSize(960, 600), QSize(2560, 1400)})
            QTest::addRow("%d words, %d wide", words, size.width()) << size << words;
}

void TestMessageBanner::message_liesInsideAtEachSize()
{
    QFETCH(QSize, size);
    QFETCH(int, words);
    m_banner->showMessage(QStringLiteral("word ").repeated(words));
    m_window->resize(size);
    QTRY_COMPARE(m_window->size(), size);
    QCoreApplication::processEvents();
    QVERIFY(m_upper->geometry().contains(m_banner->geometry()));
    const auto* label = m_banner->findChild<QLabel*>({}, Qt::FindDirectChildrenOnly);
    QVERIFY(label);
    for (const QLabel* text : m_banner->findChildren<QLabel*>())
        QVERIFY(text->height() >= text->heightForWidth(text->width())); // nothing is cut off
}

void TestMessageBanner::question_movesNothingAndTheMessageLiesAboveIt()
{
    const QRect upper = m_upper->geometry();
    m_banner->showMessage(QStringLiteral("No pane shows L3/L4."));
    QCoreApplication::processEvents();
    const QRect alone = m_banner->geometry();
    m_question->setQuestion(QStringLiteral("One study or several? ").repeated(12));
    QCoreApplication::processEvents();
    QVERIFY(m_question->isVisible());
    QCOMPARE(m_upper->geometry(), upper);
    QVERIFY(upper.contains(m_question->geometry()));
    QCOMPARE(m_question->geometry().bottom(), alone.bottom());
    QVERIFY(m_banner->geometry().bottom() < m_question->geometry().top());
    const auto* label = m_question->findChild<QLabel*>();
    QVERIFY(label->height() >= label->heightForWidth(label->width())); // nothing is cut off
    m_question->setQuestion({});
    QCoreApplication::processEvents();
    QCOMPARE(m_upper->geometry(), upper);
    QCOMPARE(m_banner->geometry(), alone);
}

void TestMessageBanner::dismissed_leavesTheStandingMessage()
{
    m_banner->setStanding(QStringLiteral("The disk is full."));
    m_banner->showMessage(QStringLiteral("No pane shows L3/L4."));
    QTest::mouseClick(m_banner->findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(m_banner->text(), QStringLiteral("The disk is full."));
    QVERIFY(m_banner->isVisible());
    m_banner->setStanding({});
    QVERIFY(!m_banner->isVisible());
}

QTEST_MAIN(TestMessageBanner)
#include "tst_message_banner.moc"
