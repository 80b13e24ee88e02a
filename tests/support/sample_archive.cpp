#include "tests/support/sample_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace foramen::test {

namespace {

void require(int status, archive* handle)
{
    if (status >= ARCHIVE_WARN)
        return;
    std::fprintf(stderr, "archive for a test: %s\n", archive_error_string(handle));
    std::abort();
}

void setFormat(archive* handle, SampleFormat format)
{
    if (format == SampleFormat::Zip)
        require(archive_write_set_format_zip(handle), handle);
    else if (format == SampleFormat::Iso)
        require(archive_write_set_format_iso9660(handle), handle);
    else
        require(archive_write_set_format_pax_restricted(handle), handle);
    if (format == SampleFormat::TarGz)
        require(archive_write_add_filter_gzip(handle), handle);
}

void describe(archive_entry* made, const SampleEntry& entry)
{
    archive_entry_set_pathname(made, entry.name.c_str());
    archive_entry_set_perm(made, 0644);
    archive_entry_set_size(made, 0);
    switch (entry.kind) {
    case SampleEntryKind::File:
        archive_entry_set_filetype(made, AE_IFREG);
        archive_entry_set_size(made, static_cast<la_int64_t>(entry.content.size() + entry.zeros));
        break;
    case SampleEntryKind::Folder:
        archive_entry_set_filetype(made, AE_IFDIR);
        break;
    case SampleEntryKind::SymbolicLink:
        archive_entry_set_filetype(made, AE_IFLNK);
        archive_entry_set_symlink(made, entry.content.c_str());
        break;
    case SampleEntryKind::HardLink:
        archive_entry_set_filetype(made, AE_IFREG);
        archive_entry_set_hardlink(made, entry.content.c_str());
        break;
    case SampleEntryKind::Device:
        archive_entry_set_filetype(made, AE_IFCHR);
        archive_entry_set_rdevmajor(made, 1);
        archive_entry_set_rdevminor(made, 3);
        break;
    }
}

void writeContent(archive* handle, const SampleEntry& entry)
{
    if (entry.kind != SampleEntryKind::File)
        return;
    archive_write_data(handle, entry.content.data(), entry.content.size());
    const std::string zeros(std::min<std::uint64_t>(entry.zeros, 1 << 20), '\0');
    for (std::uint64_t left = entry.zeros; left > 0;) {
        const std::uint64_t count = std::min<std::uint64_t>(left, zeros.size());
        archive_write_data(handle, zeros.data(), count);
        left -= count;
    }
}

} // namespace

void writeArchive(const std::filesystem::path& file, SampleFormat format,
                  const std::vector<SampleEntry>& entries, const std::string& password)
{
    archive* handle = archive_write_new();
    setFormat(handle, format);
    if (!password.empty()) {
        require(archive_write_set_options(handle, "zip:encryption=traditional"), handle);
        require(archive_write_set_passphrase(handle, password.c_str()), handle);
    }
    require(archive_write_open_filename(handle, file.c_str()), handle);
    for (const SampleEntry& entry : entries) {
        archive_entry* made = archive_entry_new();
        describe(made, entry);
        require(archive_write_header(handle, made), handle);
        writeContent(handle, entry);
        archive_entry_free(made);
    }
    require(archive_write_close(handle), handle);
    archive_write_free(handle);
}

std::vector<SampleEntry> entriesOf(const std::filesystem::path& folder)
{
    std::vector<SampleEntry> entries;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        entries.push_back({entry.path().lexically_relative(folder).string(),
                           {std::istreambuf_iterator<char>(stream), {}}});
    }
    std::sort(entries.begin(), entries.end(),
              [](const SampleEntry& a, const SampleEntry& b) { return a.name < b.name; });
    return entries;
}

} // namespace foramen::test
