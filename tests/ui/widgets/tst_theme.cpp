#include "ui/widgets/theme.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace foramen;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr double kReadableContrast = 4.5; ///< WCAG 2.1, 1.4.3
constexpr double kLeastDistance = 23; ///< CIELAB, between the colours of two grades

/// Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
constexpr Matrix kProtanopia{Triple{0.152286, 1.052583, -0.204868},
                             Triple{0.114503, 0.786281, 0.099216},
                             Triple{-0.003882, -0.048116, 1.051998}};
constexpr Matrix kDeuteranopia{Triple{0.367322, 0.860646, -0.227968},
                               Triple{0.280085, 0.672501, 0.047413},
                               Triple{-0.011820, 0.042940, 0.968881}};
constexpr Matrix kTritanopia{Triple{1.255528, -0.076749, -0.178779},
                             Triple{-0.078411, 0.930809, 0.147602},
                             Triple{0.004733, 0.691367, 0.303900}};
constexpr Matrix kNormal{Triple{1, 0, 0}, Triple{0, 1, 0}, Triple{0, 0, 1}};

Triple times(const Matrix& matrix, const Triple& v)
{
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return out;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Triple linearOf(const QColor& color)
{
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

double luminance(const QColor& color)
{
    const Triple rgb = linearOf(color);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

double contrast(const QColor& a, const QColor& b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

Triple lab(Triple rgb)
{
    for (double& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    constexpr Matrix toXyz{Triple{0.4124, 0.3576, 0.1805}, Triple{0.2126, 0.7152, 0.0722},
                           Triple{0.0193, 0.1192, 0.9505}};
    const Triple xyz = times(toXyz, rgb);
    const auto f = [](double t) {
        return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
    };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor& a, const QColor& b, const Matrix& sight)
{
    const Triple one = lab(times(sight, linearOf(a)));
    const Triple other = lab(times(sight, linearOf(b)));
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp); }
    void texts_areReadable();
    void grades_areTellableApart();
    void icons_areDrawn();
    void styleSheet_hasNoTokenLeft();
};

void TestTheme::texts_areReadable()
{
    for (const QColor& ground : {theme::kBackground, theme::kSurface, theme::kRaised}) {
        for (const QColor& ink : {theme::kText, theme::kDimText, theme::kAccent, theme::kWarning,
                                  theme::kDone, theme::kMild, theme::kModerate})
            QVERIFY2(contrast(ink, ground) >= kReadableContrast, qPrintable(ink.name()));
    }
    QVERIFY(contrast(theme::kOnAccent, theme::kAccent) >= kReadableContrast);
    QVERIFY(contrast(theme::textOnGrade(Severity::Moderate), theme::kModerate)
            >= kReadableContrast);
    QVERIFY(contrast(theme::textOnGrade(Severity::NormalMild), theme::kMildFill)
            >= kReadableContrast);
}

void TestTheme::grades_areTellableApart()
{
    for (const Matrix& sight : {kNormal, kProtanopia, kDeuteranopia, kTritanopia}) {
        QVERIFY(distance(theme::kMild, theme::kModerate, sight) >= kLeastDistance);
        QVERIFY(distance(theme::kModerate, theme::kSevere, sight) >= kLeastDistance);
        QVERIFY(distance(theme::kMild, theme::kSevere, sight) >= kLeastDistance);
    }
}

void TestTheme::icons_areDrawn()
{
    const QStringList files = QDir(":/foramen/icons").entryList({"*.svg"});
    QVERIFY(files.size() > 10);
    for (const QString& file : files) {
        const QImage picture = theme::icon(file.chopped(4))
                                   .pixmap(20, 20)
                                   .toImage()
                                   .convertToFormat(QImage::Format_ARGB32);
        int inked = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                inked += qAlpha(picture.pixel(x, y)) > 128 ? 1 : 0;
        }
        QVERIFY2(inked > 10, qPrintable(file));
    }
}

void TestTheme::styleSheet_hasNoTokenLeft()
{
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY(!qApp->styleSheet().contains('@'));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
