#pragma once

#include "core/pacs/outbox/outbox.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QString>
#include <QtGlobal>

#include <filesystem>
#include <string>
#include <vector>

namespace foramen::test {

/// Three files of one series, with the UIDs of SampleImage and .1, .2, .3 behind them.
inline std::vector<std::filesystem::path> outboxFiles(const TestFolder& folder)
{
    std::vector<std::filesystem::path> files;
    for (int i = 1; i <= 3; ++i) {
        SampleImage image;
        image.sopUid += '.' + std::to_string(i);
        files.push_back(folder.path(QStringLiteral("source/%1").arg(i)));
        std::filesystem::create_directories(files.back().parent_path());
        writeSample(files.back(), image);
    }
    return files;
}

inline std::string outboxUid(int number)
{
    return SampleImage().sopUid + '.' + std::to_string(number);
}

inline OutboxDraft outboxDraft()
{
    return {{"n1", "Main archive", "localhost:104 ARCHIVE"}, "Miller^Anna", "P1", "20260131"};
}

/// A claimed job; ends the program where it cannot be had.
inline OutboxClaim claimed(const Outbox& outbox, const std::string& id)
{
    auto claim = outbox.claim(id);
    if (!claim || !*claim)
        qFatal("the job %s cannot be claimed", id.c_str());
    return std::move(**claim);
}

} // namespace foramen::test
