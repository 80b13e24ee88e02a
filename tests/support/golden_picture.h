#pragma once

#include "ui/widgets/theme/theme.h"

#include <QColor>
#include <QDir>
#include <QFileInfo>
#include <QFontInfo>
#include <QImage>
#include <QString>
#include <QTest>

#include <algorithm>
#include <cmath>

/// Comparison of panes with golden pictures in FORAMEN_BASELINES/panes.
/// FORAMEN_UPDATE_BASELINES=1 overwrites them; check them by eye then.
namespace foramen::test {

/// Tolerances of the mean difference (grey levels) and of the share of pixels that differ much.
/// Versions of the font and its renderer draw text differently (Debian 13's Inter is wider: up to
/// 4.2 and 2.9 % in small panes); everything else is equal. A mark in a wrong place, a wrong turn
/// or a wrong side differs by several times as much.
inline constexpr double kMeanTolerance = 5;
inline constexpr int kFarOff = 48;
inline constexpr double kFarOffShare = 0.035;

inline bool hasProgramsFont()
{
    return QFontInfo(theme::font()).family().contains(QLatin1String("Inter"));
}

inline QString differenceFrom(const QImage& image, const QImage& expected)
{
    if (image.size() != expected.size())
        return QStringLiteral("another size");
    double sum = 0;
    int farOff = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor a = image.pixelColor(x, y);
            const QColor b = expected.pixelColor(x, y);
            const int far = std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                                      std::abs(a.blue() - b.blue())});
            sum += far;
            farOff += far > kFarOff ? 1 : 0;
        }
    }
    const double count = static_cast<double>(image.width()) * image.height();
    if (sum / count <= kMeanTolerance && farOff / count <= kFarOffShare)
        return {};
    return QStringLiteral("mean %1, far off %2 %")
        .arg(sum / count, 0, 'f', 2)
        .arg(100 * farOff / count, 0, 'f', 2);
}

inline bool isWritingGoldens()
{
    return qEnvironmentVariableIntValue("FORAMEN_UPDATE_BASELINES") == 1;
}

inline QString goldenFile(const QString& name, qreal scale)
{
    const QDir folder(qEnvironmentVariable("FORAMEN_BASELINES") + QStringLiteral("/panes"));
    return folder.filePath(scale == 1 ? name + ".png"
                                      : QStringLiteral("%1@%2.png").arg(name).arg(scale));
}

inline void compareWithGolden(const QImage& image, const QString& name)
{
    const QString file = goldenFile(name, image.devicePixelRatio());
    if (isWritingGoldens()) {
        QVERIFY(QFileInfo(file).dir().mkpath(".") && image.save(file));
        return;
    }
    QVERIFY2(QFileInfo::exists(file), qPrintable(file));
    const QString difference =
        differenceFrom(image, QImage(file).convertToFormat(QImage::Format_RGB32));
    if (!difference.isEmpty())
        image.save(QDir::temp().filePath(name + QStringLiteral("-now.png")));
    QVERIFY2(difference.isEmpty(), qPrintable(name + QStringLiteral(": ") + difference));
}

} // namespace foramen::test
