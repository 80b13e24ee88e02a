#include "ui/state/documents/pdf_pages.h"

#include "tests/support/sample_object.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

std::vector<std::uint8_t> bytesOf(const std::string& text)
{
    return {text.begin(), text.end()};
}

/// Pages of A4, each with its number in words and a black bar at its foot.
std::vector<std::uint8_t> pagesOf(int count)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(72);
    QPainter painter(&writer);
    for (int page = 0; page < count; ++page) {
        if (page > 0)
            writer.newPage();
        painter.drawText(40, 60, QStringLiteral("Finding number %1").arg(page + 1));
        painter.fillRect(0, writer.height() - 40, writer.width(), 40, Qt::black);
    }
    painter.end();
    return {bytes.begin(), bytes.end()};
}

/// The sample with an entry in its trailer.
std::vector<std::uint8_t> withTrailer(const std::string& entry)
{
    std::string pdf = samplePdf();
    const std::size_t at = pdf.find("<<", pdf.find("trailer"));
    return bytesOf(pdf.insert(at + 2, ' ' + entry + ' '));
}

} // namespace

/// Pages of a PDF that comes from a stranger.
class TestPdfPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PdfPages::isAvailable())
            QSKIP("built without Qt PDF");
    }

    void pages_haveSizesAndPictures();
    void pages_areFoundByTheirWords();
    void pages_areUsedByAnotherThread();
    void largePicture_isMadeSmaller();
    void unreadable_isAFault_data();
    void unreadable_isAFault();
    void cutOff_neverEndsTheProgram();
};

void TestPdfPages::pages_haveSizesAndPictures()
{
    const auto pdf = PdfPages::create(pagesOf(3));
    QVERIFY(pdf);
    const PdfPages& pages = **pdf;
    QCOMPARE(pages.sizes().size(), std::size_t(3));
    QVERIFY(std::abs(pages.sizes()[0].width() - 595) < 2);
    const QImage picture = pages.picture(1, 0.5);
    QVERIFY(std::abs(picture.width() - 298) <= 1);
    QCOMPARE(picture.pixelColor(2, 2), QColor(Qt::white));
    bool hasBar = false;
    for (int row = picture.height() / 2; row < picture.height(); ++row)
        hasBar = hasBar || picture.pixelColor(picture.width() / 2, row) == QColor(Qt::black);
    QVERIFY(hasBar);
    QVERIFY(pages.picture(3, 1).isNull());
    QVERIFY(pages.picture(-1, 1).isNull());
    QVERIFY(pages.picture(0, 0).isNull());
}

void TestPdfPages::pages_areFoundByTheirWords()
{
    const auto pdf = PdfPages::create(pagesOf(3));
    QVERIFY(pdf);
    const PdfPages& pages = **pdf;
    QCOMPARE(pages.hitsOn(1, "finding  NUMBER 2").size(), std::size_t(1));
    QCOMPARE(pages.hitsOn(1, "number 1").size(), std::size_t(0));
    QVERIFY(pages.hitsOn(1, " ").empty());
    const PdfHit hit = pages.hitsOn(2, "number").front();
    QCOMPARE(hit.page, 2);
    // In the upper part of the page.
    QVERIFY(hit.place.width() > 10 && hit.place.top() > 0);
    QVERIFY(hit.place.bottom() < pages.sizes()[2].height() / 3);
}

void TestPdfPages::pages_areUsedByAnotherThread()
{
    std::shared_ptr<PdfPages> pages;
    std::thread([&pages] { pages = PdfPages::create(pagesOf(1)).value_or(nullptr); }).join();
    QVERIFY(pages);
    QVERIFY(!pages->picture(0, 1).isNull());
    std::thread([last = std::move(pages)]() mutable {
        (void)last->text(0);
        last.reset();
    }).join();
}

void TestPdfPages::largePicture_isMadeSmaller()
{
    const auto pdf = PdfPages::create(pagesOf(1));
    QVERIFY(pdf);
    const QImage picture = (*pdf)->picture(0, 1000);
    QVERIFY(!picture.isNull());
    QVERIFY(picture.sizeInBytes() < 120'000'000);
}

void TestPdfPages::unreadable_isAFault_data()
{
    QTest::addColumn<std::vector<std::uint8_t>>("bytes");
    QTest::addColumn<int>("fault");
    const std::string key(32, 'x');
    QTest::newRow("nothing") << std::vector<std::uint8_t>() << int(PdfFault::Damaged);
    QTest::newRow("head alone") << bytesOf("%PDF-1.4\n") << int(PdfFault::Damaged);
    QTest::newRow("a script") << bytesOf("#!/bin/sh\nexit 1\n") << int(PdfFault::Damaged);
    QTest::newRow("a password") << withTrailer("/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 "
                                               "/R 2 /Length 40 /P -4 /O ("
                                               + key + ") /U (" + key + ") >>")
                                << int(PdfFault::Encrypted);
    QTest::newRow("an unknown protection")
        << withTrailer("/ID [<00><00>] /Encrypt << /Filter /Nobodys /V 9 >>")
        << int(PdfFault::Encrypted);
}

void TestPdfPages::unreadable_isAFault()
{
    QFETCH(std::vector<std::uint8_t>, bytes);
    QFETCH(int, fault);
    const auto pdf = PdfPages::create(bytes);
    QVERIFY(!pdf);
    QCOMPARE(int(pdf.error()), fault);
}

void TestPdfPages::cutOff_neverEndsTheProgram()
{
    const std::vector<std::uint8_t> whole = pagesOf(2);
    for (std::size_t length = 0; length < whole.size();
         length += std::max<std::size_t>(1, whole.size() / 40)) {
        const auto pdf = PdfPages::create({whole.begin(), whole.begin() + std::ptrdiff_t(length)});
        if (!pdf)
            continue;
        for (int page = 0; page < static_cast<int>((*pdf)->sizes().size()); ++page) {
            (void)(*pdf)->picture(page, 0.3);
            (void)(*pdf)->hitsOn(page, "number");
        }
    }
}

QTEST_MAIN(TestPdfPages)
#include "tst_pdf_pages.moc"
