#include "tests/support/window_driver.h"
#include "ui/state/language/translation.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/keys/shortcut_sheet.h"
#include "ui/widgets/lookup/grading_help.h"
#include "ui/widgets/lookup/manual_view.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSet>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// The window in German.
class TestGermanWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { setLanguage(QStringLiteral("en")); }
    void actionsAndTooltips_areGerman();
    void gridAndTitles_areGerman();
    void report_isGermanInTheWindow();
    void criteria_areGerman();
    void nothing_isCut_data();
    void nothing_isCut();
    void shortcutSheet_isGerman();
    void ownKeys_stayWhenTheLanguageChanges();

private:
    WindowDriver m_driver;
};

void TestGermanWindow::initTestCase()
{
    m_driver.prepare("german-window");
    setLanguage(QStringLiteral("de"));
}

void TestGermanWindow::cleanup()
{
    m_driver.clear();
    setLanguage(QStringLiteral("de"));
}

void TestGermanWindow::actionsAndTooltips_areGerman()
{
    m_driver.clear();
    m_driver.show(nullptr);
    QCOMPARE(m_driver.action(ActionId::OpenFolder)->text(), QStringLiteral("Ordner öffnen…"));
    QVERIFY(m_driver.action(ActionId::NextUnreviewed)
                ->toolTip()
                .startsWith(QStringLiteral("Nächste ungeprüfte (")));
    QCOMPARE(m_driver.action(ActionId::Undo)->text(), QStringLiteral("Rückgängig"));
    for (const ActionSpec& spec : Actions::specs()) {
        const QString english = QString::fromUtf8(spec.text);
        if (english.size() > 12) // shorter ones may be the same word
            QVERIFY2(m_driver.action(spec.id)->text() != english, spec.text);
    }
}

void TestGermanWindow::gridAndTitles_areGerman()
{
    m_driver.clear();
    const SmallStudy study;
    m_driver.show(&study);
    const auto* model = m_driver.grid()->model();
    QCOMPARE(model->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Recessus"));
    const QModelIndex severe = model->index(3, 3); // L4/L5, left subarticular
    QCOMPARE(severe.data().toString(), QStringLiteral("Hochgradig"));
    QCOMPARE(SeverityGridModel::titleOf(SeverityGridModel::siteAt(severe)),
             QStringLiteral("L4/L5 · Subartikuläre Stenose links"));
    QCOMPARE(theme::gradeLetter(Severity::Severe), QStringLiteral("H"));
    m_driver.session->editing()->setSeverity({Condition::SpinalCanalStenosis, DiscLevel::L4L5},
                                             Severity::Moderate);
    QCOMPARE(m_driver.action(ActionId::Undo)->text(),
             QStringLiteral("Rückgängig: L4/L5 Spinalkanal: Mittelgradig"));
    bool any = false;
    for (const SeriesEntry& entry : m_driver.session->current()->series.entries()) {
        any = any || entry.title == QStringLiteral("T2 sagittal");
        QVERIFY2(!entry.detail.contains(QStringLiteral("slice")), qPrintable(entry.detail));
    }
    QVERIFY(any);
}

void TestGermanWindow::report_isGermanInTheWindow()
{
    m_driver.clear();
    const SmallStudy study;
    m_driver.show(&study);
    const QString text = m_driver.session->draft()->text();
    QVERIFY2(text.contains(QStringLiteral("L4/L5: ")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Hochgradige subartikuläre Stenose links in Höhe L4/L5")),
             qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("stenosis")), qPrintable(text));
}

void TestGermanWindow::criteria_areGerman()
{
    QSet<QString> texts;
    for (const Condition condition : kConditions) {
        const QString text = GradingHelp::criteriaOf(condition);
        texts << text;
        for (const char* word : {"Normal/leicht", "Mittelgradig", "Hochgradig", "Datensatzes"})
            QVERIFY2(text.contains(QLatin1String(word)), word);
    }
    QCOMPARE(texts.size(), 3);
    const QString page = QStringLiteral(":/docs/resources/help/grading.md");
    const QString german = ManualView::textOf(page);
    setLanguage(QStringLiteral("en"));
    const QString english = ManualView::textOf(page);
    QVERIFY(german != english);
    // The same tables and sources.
    QCOMPARE(german.count(QLatin1Char('|')), english.count(QLatin1Char('|')));
    QCOMPARE(german.count(QStringLiteral("\n## ")), english.count(QStringLiteral("\n## ")));
    QCOMPARE(german.count(QStringLiteral("\n- ")), english.count(QStringLiteral("\n- ")));
    setLanguage(QStringLiteral("de"));
}

void TestGermanWindow::nothing_isCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(1280, 800);
    QTest::newRow("usual") << QSize(1720, 1000);
}

void TestGermanWindow::nothing_isCut()
{
    QFETCH(QSize, size);
    m_driver.clear();
    const SmallStudy study;
    m_driver.show(&study);
    m_driver.window->resize(size);
    QTRY_COMPARE(m_driver.window->size(), size);
    QCoreApplication::processEvents();
    for (const auto* label : m_driver.window->findChildren<QLabel*>()) {
        // A label that elides its text has such a size policy and the whole text as its tooltip.
        const bool givesWay = label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
            || label->minimumSizeHint().width() < label->sizeHint().width();
        if (!label->isVisible() || label->wordWrap() || givesWay)
            continue;
        QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    for (const auto* button : m_driver.window->findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        const int words = button->fontMetrics().horizontalAdvance(button->text());
        const bool isIcon = button->width() < 40 && !button->icon().isNull();
        QVERIFY2(isIcon || button->width() >= words, qPrintable(button->text()));
    }
}

void TestGermanWindow::shortcutSheet_isGerman()
{
    m_driver.clear();
    m_driver.show(nullptr);
    const QString html = ShortcutSheet::toHtml(*m_driver.window->actions());
    QVERIFY(html.contains(QStringLiteral("Tastenkürzel")));
    QVERIFY(html.contains(QStringLiteral("Pfeiltasten")));
    QVERIFY(!html.contains(QStringLiteral("slice")));
}

void TestGermanWindow::ownKeys_stayWhenTheLanguageChanges()
{
    setLanguage(QStringLiteral("en"));
    Actions english(nullptr, nullptr);
    english.setKeys(ActionId::NextUnreviewed, {QKeySequence(Qt::Key_J)});
    setLanguage(QStringLiteral("de"));
    const Actions german(nullptr, nullptr);
    QCOMPARE(german.keys(ActionId::NextUnreviewed), QList{QKeySequence(Qt::Key_J)});
}

QTEST_MAIN(TestGermanWindow)
#include "tst_german_window.moc"
