#include "core/pacs/multipart_parser.h"

#include <QTest>

#include <vector>

using namespace foramen;

namespace {

/// Keeps what comes.
class Parts : public MultipartReceiver {
public:
    Result<void> beginPart(const std::map<std::string, std::string>& headers) override
    {
        types.push_back(headers.contains("content-type") ? headers.at("content-type") : "");
        bodies.emplace_back();
        return {};
    }
    Result<void> partBytes(std::string_view bytes) override
    {
        if (isFull)
            return failure(ErrorCode::NotWritable, std::string("full"));
        bodies.back().append(bytes);
        return {};
    }
    Result<void> endPart() override
    {
        ++ended;
        return {};
    }

    std::vector<std::string> types;
    std::vector<std::string> bodies;
    int ended = 0;
    bool isFull = false;
};

/// Feeds a body in pieces of one size. @return its end.
Result<void> parse(const std::string& body, std::size_t piece, Parts& parts)
{
    MultipartParser parser("XX", parts);
    for (std::size_t begin = 0; begin < body.size(); begin += piece)
        if (auto fed = parser.feed(std::string_view(body).substr(begin, piece)); !fed)
            return fed;
    return parser.finish();
}

} // namespace

/// Splitting of multipart bodies.
class TestMultipartParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boundary_isFound_data();
    void boundary_isFound();
    void parts_areSplit_data();
    void parts_areSplit();
    void missingEnd_isAFailure_data();
    void missingEnd_isAFailure();
    void endlessHeaders_areRefused();
    void bodyWithoutParts_isRefused();
    void failureOfTheReceiver_endsIt();
    void largePart_isNotHeld();
};

void TestMultipartParser::boundary_isFound_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("boundary"); // empty: none
    QTest::newRow("plain") << QByteArray("multipart/related; boundary=abc") << QByteArray("abc");
    QTest::newRow("quoted, behind others")
        << QByteArray("Multipart/Related;type=\"application/dicom; x\"; Boundary=\"a b\";start=1")
        << QByteArray("a b");
    QTest::newRow("other type") << QByteArray("application/dicom+json") << QByteArray();
    QTest::newRow("none") << QByteArray("multipart/related; type=\"application/dicom\"")
                          << QByteArray();
    QTest::newRow("empty") << QByteArray("multipart/related; boundary=\"\"") << QByteArray();
    QTest::newRow("line feed") << QByteArray("multipart/related; boundary=\"a\nb\"")
                               << QByteArray();
    QTest::newRow("too long") << "multipart/related; boundary=" + QByteArray(71, 'a')
                              << QByteArray();
}

void TestMultipartParser::boundary_isFound()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, boundary);
    const auto found = multipartBoundary(type.toStdString());
    QCOMPARE(found.has_value(), !boundary.isEmpty());
    QCOMPARE(QByteArray::fromStdString(found.value_or("")), boundary);
}

void TestMultipartParser::parts_areSplit_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("parts");
    const QByteArray head = "Content-Type: a/b\r\n\r\n";
    const auto row = [](const char* name, const QByteArray& body, const QByteArrayList& parts) {
        QTest::newRow(name) << body << parts;
    };
    row("one", "--XX\r\n" + head + "abc\r\n--XX--", {"abc"});
    row("two, with preamble and epilogue",
        "hello\r\n--XX\r\n" + head + "abc\r\n--XX\r\n" + head + "d\r\n--XX--\r\nbye", {"abc", "d"});
    row("padding", "--XX \t\r\n" + head + "abc\r\n--XX  \r\n" + head + "d\r\n--XX--", {"abc", "d"});
    row("boundary in the data", "--XX\r\n" + head + "a--XX\r\n--XXY\r\n--X\r\n--XX-\r\n\r\n--XX--",
        {"a--XX\r\n--XXY\r\n--X\r\n--XX-\r\n"});
    row("line breaks in the data", "--XX\r\n" + head + "\r\na\n\r\n\r\n--XX--", {"\r\na\n\r\n"});
    row("empty part", "--XX\r\n" + head + "\r\n--XX--", {""});
    row("empty part without a line", "--XX\r\n" + head + "--XX--", {""});
    row("no headers", "--XX\r\n\r\nabc\r\n--XX--", {"abc"});
    row("line feeds alone", "--XX\nContent-Type: a/b\n\nabc\r\n--XX\n\nd\n--XX--", {"abc\r", "d"});
    row("no parts", "--XX--", {});
    row("begin of the preamble like a delimiter", "--XXY\r\n--XX\r\n" + head + "abc\r\n--XX--",
        {"abc"});
    row("data like the begin of a delimiter", "--XX\r\n" + head + "--XXY\r\n--XX--", {"--XXY"});
}

void TestMultipartParser::parts_areSplit()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArrayList, parts);
    for (const std::size_t piece : {1, 2, 3, 7, 1000}) {
        Parts found;
        const auto end = parse(body.toStdString(), piece, found);
        QVERIFY2(end, end ? "" : end.error().message.c_str());
        QByteArrayList bodies;
        for (const std::string& one : found.bodies)
            bodies << QByteArray::fromStdString(one);
        QCOMPARE(bodies, parts);
        QCOMPARE(found.ended, static_cast<int>(parts.size()));
        if (body.startsWith("--XX\r\nContent"))
            QCOMPARE(found.types.front(), std::string("a/b"));
    }
}

void TestMultipartParser::missingEnd_isAFailure_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("preamble") << QByteArray("hello");
    QTest::newRow("headers") << QByteArray("--XX\r\nContent-Type: a/b\r\n");
    QTest::newRow("data") << QByteArray("--XX\r\n\r\nabc");
    QTest::newRow("before the last delimiter") << QByteArray("--XX\r\n\r\nabc\r\n--XX\r\n");
    QTest::newRow("half a delimiter") << QByteArray("--XX\r\n\r\nabc\r\n--XX-");
}

void TestMultipartParser::missingEnd_isAFailure()
{
    QFETCH(QByteArray, body);
    Parts parts;
    const auto end = parse(body.toStdString(), 5, parts);
    QVERIFY(!end);
    QCOMPARE(end.error().code, ErrorCode::Corrupt);
}

void TestMultipartParser::endlessHeaders_areRefused()
{
    Parts parts;
    const auto end = parse("--XX\r\n" + std::string(100'000, 'a'), 1000, parts);
    QVERIFY(!end);
    QVERIFY(end.error().message.find("headers") != std::string::npos);
    QVERIFY(parts.bodies.empty());
}

void TestMultipartParser::bodyWithoutParts_isRefused()
{
    Parts parts;
    const auto end = parse(std::string(100'000, 'a'), 1000, parts);
    QVERIFY(!end);
    QVERIFY(end.error().message.find("no parts") != std::string::npos);
}

void TestMultipartParser::failureOfTheReceiver_endsIt()
{
    Parts parts;
    parts.isFull = true;
    const auto end = parse("--XX\r\n\r\nabc\r\n--XX--", 1000, parts);
    QVERIFY(!end);
    QCOMPARE(end.error().code, ErrorCode::NotWritable);
}

void TestMultipartParser::largePart_isNotHeld()
{
    Parts parts;
    MultipartParser parser("XX", parts);
    QVERIFY(parser.feed("--XX\r\n\r\n"));
    const std::string block(100'000, '\n');
    for (int i = 0; i < 10; ++i) {
        QVERIFY(parser.feed(block));
        QVERIFY(parts.bodies.front().size() + 10 > block.size() * (i + 1));
    }
}

QTEST_APPLESS_MAIN(TestMultipartParser)
#include "tst_multipart_parser.moc"
