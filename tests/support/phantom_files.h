#pragma once

#include "core/phantom/study/phantom_writer.h"

#include <QTest>

#include <filesystem>

namespace foramen::test {

/// Writes generated studies in the challenge's layout (train_images and its tables) into a folder.
/// Fails the running test where that fails. @param threads changes nothing but the time it takes.
inline void writePhantoms(const std::filesystem::path& folder, const PhantomRecipe& recipe,
                          int studies = 1, int threads = 2)
{
    const auto written = writePhantomStudies(folder, studies, recipe, threads);
    QVERIFY2(written, written ? "" : written.error().message.c_str());
}

} // namespace foramen::test
