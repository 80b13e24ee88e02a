#include "core/plot/bar_chart.h"
#include "core/plot/html_page.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace foramen;

namespace {

/// Element names in order of appearance; an empty list where the text is no XML.
QStringList elementsOf(const std::string& text)
{
    QXmlStreamReader reader(QByteArray::fromStdString(text));
    QStringList names;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement)
            names << reader.name().toString();
    if (reader.hasError())
        qWarning("line %lld: %s", reader.lineNumber(), qPrintable(reader.errorString()));
    return reader.hasError() ? QStringList() : names;
}

HtmlPage fullPage()
{
    HtmlPage page("Evaluation <of> a \"model\" & more", "Two sentences. About it.");
    page.addChapter("Score");
    page.addNote("Not for patients; 1 < 2");
    page.addTable(
        {"Log loss", {"Part", "Model", "Remark"}, {{"spinal", "0.31", "<b>"}, {"foraminal", "–"}}});
    page.addChapter("Charts");
    page.addSection("Bars");
    BarChart chart{.title = "A & B", .categories = {"L1/L2"}, .series = {{"x", {1.0}, {}, {}}}};
    page.addFigures({{svgOf(chart), "First"}, {svgOf(chart), "Second"}});
    page.addChapter("Rest");
    page.addParagraph("Text.");
    page.addList({"one", "two & three"});
    return page;
}

} // namespace

/// Pages with text, tables and charts.
class TestHtmlPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_isWellFormed();
    void text_needsNothingFromOutside();
    void text_escapesWhatItIsGiven();
    void tables_haveCaptionsAndHeadings();
    void contents_standFromThreeChaptersOn();
    void ids_areUnique();
};

void TestHtmlPage::text_isWellFormed()
{
    const QStringList elements = elementsOf(fullPage().text());
    QCOMPARE(elements.count("h1"), 1);
    QCOMPARE(elements.count("h2"), 3);
    QCOMPARE(elements.count("svg"), 2);
    QCOMPARE(elements.count("figcaption"), 2);
    QVERIFY(!elementsOf(HtmlPage("").text()).isEmpty());
}

void TestHtmlPage::text_needsNothingFromOutside()
{
    QString text = QString::fromStdString(fullPage().text());
    QVERIFY(!elementsOf(fullPage().text()).contains("script"));
    QVERIFY(!elementsOf(fullPage().text()).contains("link"));
    text.remove(QRegularExpression("xmlns=\"[^\"]*\"")); // names, not addresses
    QVERIFY(!text.contains("http"));
    QVERIFY(!text.contains("url("));
    QVERIFY(!text.contains("@import"));
}

void TestHtmlPage::text_escapesWhatItIsGiven()
{
    const QString text = QString::fromStdString(fullPage().text());
    QVERIFY(text.contains("<h1>Evaluation &lt;of&gt; a &quot;model&quot; &amp; more</h1>"));
    QVERIFY(text.contains("&lt;b&gt;"));
    QVERIFY(!text.contains("<b>"));
    QVERIFY(text.contains("two &amp; three"));
}

void TestHtmlPage::tables_haveCaptionsAndHeadings()
{
    const QString text = QString::fromStdString(fullPage().text());
    QVERIFY(text.contains("<caption>Log loss</caption>"));
    QVERIFY(text.contains("<th scope=\"row\">spinal</th>"));
    QVERIFY(text.contains("<th scope=\"col\" class=\"n\">Model</th>"));
    QVERIFY(text.contains("<th scope=\"col\">Remark</th>"));
    QVERIFY(text.contains("<td class=\"n\">–</td><td></td></tr>"));
}

void TestHtmlPage::contents_standFromThreeChaptersOn()
{
    QVERIFY(elementsOf(fullPage().text()).contains("nav"));
    HtmlPage page("Short");
    page.addChapter("One");
    page.addChapter("Two");
    QVERIFY(!elementsOf(page.text()).contains("nav"));
}

void TestHtmlPage::ids_areUnique()
{
    const QString text = QString::fromStdString(fullPage().text());
    static const QRegularExpression expression("\\sid=\"([^\"]+)\"");
    QStringList ids;
    for (auto it = expression.globalMatch(text); it.hasNext();)
        ids << it.next().captured(1);
    QCOMPARE(ids.removeDuplicates(), 0);
    QCOMPARE(ids.size(), 3);
}

QTEST_APPLESS_MAIN(TestHtmlPage)
#include "tst_html_page.moc"
