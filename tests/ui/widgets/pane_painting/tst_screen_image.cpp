#include "ui/widgets/pane_painting/screen_image.h"

#include <QTest>

#include <array>

using namespace foramen;

/// The pixels of a slice as a QImage.
class TstScreenImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pixels_areTheGrayLevels()
    {
        // Two rows of three pixels; a row's last byte belongs to no pixel.
        constexpr std::array<std::uint8_t, 8> gray{0, 1, 127, 99, 128, 254, 255, 99};
        ScreenImage screen;
        const QImage& image = screen.from({gray.data(), 3, 2, 4}, 1.5);
        QCOMPARE(image.size(), QSize(3, 2));
        QCOMPARE(image.devicePixelRatio(), 1.5);
        QCOMPARE(image.pixel(0, 0), qRgb(0, 0, 0));
        QCOMPARE(image.pixel(2, 0), qRgb(127, 127, 127));
        QCOMPARE(image.pixel(0, 1), qRgb(128, 128, 128));
        QCOMPARE(image.pixel(2, 1), qRgb(255, 255, 255));
    }

    void pixels_areTheColors()
    {
        constexpr std::array<std::uint8_t, 4> gray{};
        constexpr std::array<std::uint32_t, 2> colors{0xffff8000U, 0xff0000ffU};
        ScreenImage screen;
        const QImage& image = screen.from({gray.data(), 1, 2, 4, 3, colors.data()}, 1);
        QCOMPARE(image.pixel(0, 0), qRgb(255, 128, 0));
        QCOMPARE(image.pixel(0, 1), qRgb(0, 0, 255));
    }

    void pixels_areThoseOfTheNextPicture()
    {
        std::array<std::uint8_t, 4> gray{1, 2, 3, 4};
        ScreenImage screen;
        QCOMPARE(screen.from({gray.data(), 2, 2, 2, 7}, 1).pixel(0, 0), qRgb(1, 1, 1));
        gray[0] = 9;
        // The same picture is not converted again.
        QCOMPARE(screen.from({gray.data(), 2, 2, 2, 7}, 1).pixel(0, 0), qRgb(1, 1, 1));
        QCOMPARE(screen.from({gray.data(), 2, 2, 2, 8}, 1).pixel(0, 0), qRgb(9, 9, 9));
        gray[0] = 20; // one of no scene has no number
        QCOMPARE(screen.from({gray.data(), 2, 2, 2}, 1).pixel(0, 0), qRgb(20, 20, 20));
    }

    void memory_isKeptFromPaintingToPainting()
    {
        constexpr std::array<std::uint8_t, 4> gray{1, 2, 3, 4};
        ScreenImage screen;
        const uchar* before = screen.from({gray.data(), 2, 2, 2}, 1).constBits();
        QCOMPARE(screen.from({gray.data(), 2, 2, 2}, 1).constBits(), before);
    }
};

QTEST_GUILESS_MAIN(TstScreenImage)
#include "tst_screen_image.moc"
