#include "ui/widgets/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QPalette>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace foramen;

namespace {

using Triple = std::array<double, 3>;
using GradeColors = std::array<QColor, 3>;
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

Q_DECLARE_METATYPE(const foramen::theme::Colors*)

/// Colours, icons and style sheet of the themes.
class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void texts_areReadable_data() { bothThemes(); }
    void texts_areReadable();
    void grades_areTellableApart_data() { bothThemes(); }
    void grades_areTellableApart();
    void picturesKeepTheDarkThemesGrades();
    void look_isRememberedAndShownAtOnce();
    void unknownLook_isDark();
    void icons_areDrawn();
    void icon_followsTheTheme();
    void styleSheet_hasNoTokenLeft_data() { bothThemes(); }
    void styleSheet_hasNoTokenLeft();

private:
    static void bothThemes();

    QTemporaryDir m_files;
};

void TestTheme::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.path());
    QCoreApplication::setOrganizationName("foramen-test");
    QCoreApplication::setApplicationName("tst_theme");
    theme::apply(*qApp);
}

void TestTheme::bothThemes()
{
    QTest::addColumn<const theme::Colors*>("colors");
    QTest::newRow("dark") << &theme::darkColors();
    QTest::newRow("light") << &theme::lightColors();
}

void TestTheme::texts_areReadable()
{
    QFETCH(const theme::Colors*, colors);
    const theme::Colors& now = *colors;
    for (const QColor& ground : {now.background, now.surface, now.raised}) {
        for (const QColor& ink :
             {now.text, now.dim, now.accent, now.warning, now.done, now.mild, now.moderate})
            QVERIFY2(contrast(ink, ground) >= kReadableContrast,
                     qPrintable(ink.name() + " on " + ground.name()));
    }
    const std::pair<QColor, QColor> written[] = {
        {now.onAccent, now.accent},     {now.onAccent, now.accentHover},
        {now.onMild, now.mildFill},     {now.onModerate, now.moderateFill},
        {now.onSevere, now.severeFill}, {now.text, now.hover},
        {now.text, now.bannerGround},   {now.warning, now.bannerGround},
        {now.severe, now.background},   {now.severe, now.surface}}; // cells and legend
    for (const auto& [ink, ground] : written)
        QVERIFY2(contrast(ink, ground) >= kReadableContrast,
                 qPrintable(ink.name() + " on " + ground.name()));
}

void TestTheme::grades_areTellableApart()
{
    QFETCH(const theme::Colors*, colors);
    const GradeColors lines{colors->mild, colors->moderate, colors->severe};
    const GradeColors fills{colors->mildFill, colors->moderateFill, colors->severeFill};
    double least = 1000;
    for (const Matrix& sight : {kNormal, kProtanopia, kDeuteranopia, kTritanopia}) {
        for (const GradeColors& set : {lines, fills}) {
            for (const auto& [one, other] :
                 {std::pair<std::size_t, std::size_t>{0, 1}, {1, 2}, {0, 2}})
                least = std::min(least, distance(set[one], set[other], sight));
        }
    }
    qInfo("least distance: %.1f", least);
    QVERIFY(least >= kLeastDistance);
}

void TestTheme::picturesKeepTheDarkThemesGrades()
{
    theme::setLook(theme::Look::Light);
    for (const Severity severity : kSeverities)
        QVERIFY(theme::gradeColorOnPicture(severity) != theme::gradeColor(severity));
    QCOMPARE(theme::gradeColorOnPicture(Severity::Severe), theme::kSevere);
    theme::setLook(theme::Look::Dark);
}

void TestTheme::look_isRememberedAndShownAtOnce()
{
    QCOMPARE(theme::look(), theme::Look::Dark);
    QLabel label;
    label.ensurePolished();
    QCOMPARE(label.palette().color(QPalette::WindowText), theme::darkColors().text);
    theme::setLook(theme::Look::Light);
    QCOMPARE(theme::look(), theme::Look::Light);
    QCOMPARE(&theme::colors(), &theme::lightColors());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme::lightColors().surface);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme::lightColors().text);
    theme::setLook(theme::Look::Dark);
    QCOMPARE(&theme::colors(), &theme::darkColors());
}

void TestTheme::unknownLook_isDark()
{
    QSettings().setValue("look/theme", "mauve");
    QCOMPARE(theme::look(), theme::Look::Dark);
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

void TestTheme::icon_followsTheTheme()
{
    const auto brightest = [](const QIcon& icon) {
        const QImage picture = icon.pixmap(20, 20).toImage().convertToFormat(QImage::Format_ARGB32);
        int best = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (qAlpha(picture.pixel(x, y)) > 150)
                    best = std::max(best, qGray(picture.pixel(x, y)));
            }
        }
        return best;
    };
    const QIcon icon = theme::icon("menu");
    const QIcon fixed = theme::icon("menu", QColor(Qt::white));
    QVERIFY(brightest(icon) > 200);
    theme::setLook(theme::Look::Light);
    QVERIFY(brightest(icon) < 60);
    QCOMPARE(brightest(fixed), 255);
    theme::setLook(theme::Look::Dark);
    QVERIFY(brightest(icon) > 200);
}

void TestTheme::styleSheet_hasNoTokenLeft()
{
    QFETCH(const theme::Colors*, colors);
    theme::setLook(colors == &theme::lightColors() ? theme::Look::Light : theme::Look::Dark);
    QVERIFY(qApp->styleSheet().contains(colors->accentHover.name()));
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY(!qApp->styleSheet().contains('@'));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
