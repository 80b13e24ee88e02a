#include "core/bundle/bundle_readme.h"

#include "core/report/report.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr std::pair<const char*, std::string_view> kFiles[] = {
    {"assessment.json",
     "the reading: grades of the model and decisions of readers, apart; "
     "comments, points, measurements, report"},
    {"report-ai.dcm", "the model's result as a DICOM structured report"},
    {"report.dcm", "the readers' report as a DICOM structured report"},
    {"report.pdf", "the report on pages"},
    {"card.json", "the card of the model that graded: what it was trained on and measured to do"},
};

/// The text in lines that a terminal shows, broken at blanks.
std::string wrapped(std::string_view text)
{
    constexpr std::size_t widest = 88;
    std::string lines;
    while (text.size() > widest) {
        const std::size_t blank = text.rfind(' ', widest);
        if (blank == std::string_view::npos)
            break;
        lines += text.substr(0, blank);
        lines += '\n';
        text.remove_prefix(blank + 1);
    }
    lines += text;
    return lines + '\n';
}

} // namespace

std::string bundleReadme(const BundleManifest& manifest)
{
    std::string text =
        fmt::format("A case of Foramen {}: one lumbar-spine study with its reading.\n{}\n\n",
                    manifest.programVersion, kIntendedUse);
    if (manifest.isDeidentified) {
        text += wrapped(
            "DE-IDENTIFIED. The images went through the Basic Application Level "
            "Confidentiality Profile of DICOM PS3.15 Annex E; their UIDs are new and their "
            "dates are moved, and so are those of the reading. Names, numbers and dates of the "
            "patient were looked for in all texts of the reading, and each line with one was "
            "replaced by REMOVED. Text that is burnt into pictures was looked for at their "
            "edges only. Readers keep their names. Read the texts and look at the pictures "
            "before you pass the case on.");
        if (manifest.leftOut > 0)
            text += wrapped(fmt::format("{} files of the study are left out, because they may "
                                        "show or say who the patient is.",
                                        manifest.leftOut));
    } else {
        text += wrapped(
            "NOT DE-IDENTIFIED. Images, reading and reports name the patient. Do not pass the "
            "case on to anybody who may not know.");
    }
    text += "\nFiles\n\n";
    text += fmt::format("  {:16}  the images, {} files: DICOM\n", "images/", manifest.imageCount());
    for (const auto& [name, what] : kFiles)
        if (manifest.file(name))
            text += fmt::format("  {:16}  {}\n", name, what);
    text += fmt::format("  {:16}  the list of all files with their SHA-256\n", kBundleManifestFile);
    text +=
        '\n'
        + wrapped(
            "Open the zip in Foramen as it is: the images come up, and the reading can be taken "
            "over. \"foramen-cli bundle --read case.zip --out DIR\" checks it and unpacks it.");
    return text;
}

} // namespace foramen
