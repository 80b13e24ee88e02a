#include "core/dicom/index/folder_entries.h"

#include "core/base/version.h"

#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace foramen {

namespace {

using Checksum = std::uint32_t;

Checksum checksumOf(std::string_view bytes)
{
    return static_cast<Checksum>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

template <class Value> void append(const Value& value, std::string& bytes)
{
    static_assert(std::is_trivially_copyable_v<Value>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

void appendText(std::string_view text, std::string& bytes)
{
    append(static_cast<std::uint32_t>(text.size()), bytes);
    bytes += text;
}

/// Takes a value from the front of bytes. @return false when they are too short.
template <class Value> bool take(std::string_view& bytes, Value& value)
{
    if (bytes.size() < sizeof(value))
        return false;
    std::memcpy(&value, bytes.data(), sizeof(value));
    bytes.remove_prefix(sizeof(value));
    return true;
}

bool takeText(std::string_view& bytes, std::string& text)
{
    std::uint32_t size = 0;
    if (!take(bytes, size) || bytes.size() < size)
        return false;
    text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return true;
}

} // namespace

const std::string& programBuild()
{
    static const std::string build = [] {
        std::string text = programVersion();
        if (const std::optional<FileStamp> program = stampOf("/proc/self/exe"))
            text += ' ' + std::to_string(program->size) + ' ' + std::to_string(program->modified);
        return text;
    }();
    return build;
}

std::string entriesOf(const std::vector<KnownFile>& files, const std::string& build)
{
    std::string bytes;
    append(Checksum{0}, bytes);
    appendText(build, bytes);
    for (const KnownFile& file : files) {
        appendText(file.name, bytes);
        append(file.stamp, bytes);
        appendText(file.content, bytes);
    }
    const Checksum checksum = checksumOf(std::string_view(bytes).substr(sizeof(Checksum)));
    std::memcpy(bytes.data(), &checksum, sizeof(checksum));
    return bytes;
}

std::vector<KnownFile> knownFilesFrom(std::string_view entries, const std::string& build)
{
    Checksum checksum = 0;
    std::string writtenBy;
    if (!take(entries, checksum) || checksum != checksumOf(entries) || !takeText(entries, writtenBy)
        || writtenBy != build)
        return {};
    std::vector<KnownFile> files;
    while (!entries.empty()) {
        KnownFile file;
        if (!takeText(entries, file.name) || !take(entries, file.stamp)
            || !takeText(entries, file.content))
            return {};
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace foramen
