#pragma once

#include "core/agreement/reader_grades.h"

#include <array>
#include <random>
#include <string>
#include <vector>

namespace foramen::test {

/// A reader who says the same of every site of these studies.
inline ReaderGrades steadyReader(const std::string& name, Severity severity,
                                 const std::vector<std::string>& studies)
{
    ReaderGrades reader{.name = name, .kind = ReaderKind::Labels, .studies = {}};
    for (const std::string& id : studies)
        for (ReaderGrade& grade : reader.studies[id])
            grade.severity = severity;
    return reader;
}

/// Readers who often agree, some of whose grades are missing or ungradable; the same each time.
inline std::vector<ReaderGrades> drawnReaders(std::size_t readers, std::size_t studies = 12)
{
    std::mt19937 random(11);
    std::vector<ReaderGrades> all(readers);
    for (std::size_t r = 0; r < readers; ++r)
        all[r].name = std::string("Reader ") + static_cast<char>('A' + r);
    for (std::size_t study = 0; study < studies; ++study)
        for (std::size_t site = 0; site < kSiteCount; ++site) {
            const std::size_t draw = random() % 10;
            const std::size_t truth = draw < 6 ? 0 : draw < 8 ? 1 : 2;
            for (ReaderGrades& reader : all) {
                ReaderGrade& grade = reader.studies[std::to_string(4003253000 + study)][site];
                const std::size_t chance = random() % 20;
                if (chance == 0)
                    continue;
                grade.isUngradable = chance == 1;
                if (!grade.isUngradable)
                    grade.severity = kSeverities[chance < 5 ? random() % kSeverityCount : truth];
            }
        }
    return all;
}

} // namespace foramen::test
