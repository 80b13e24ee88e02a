// Times the decoding of a study in each transfer syntax: from files to volumes by Foramen on one
// thread and on two, beside DCMTK, OpenJPEG and OpenJPH on one thread, in turn.
//   bench_decode FOLDER [ROUNDS [SYNTAX]]
// FOLDER holds DICOM files with native pixel data. They are encoded into a temporary folder first.
// DCMTK runs in bench_decode_dcmtk, which lies beside this program: its JPEG-LS library and CharLS
// export equal names. The libraries alone get their codestreams in memory, and their pixels are
// not taken over.

#include "core/base/statistics.h"
#include "core/dicom/codecs/pixel_fragments.h"
#include "core/dicom/parsing/header_reader.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/volume_builder.h"
#include "tests/benchmarks/work_clock.h"
#include "tests/support/encodings/encoded_picture.h"

#include <fmt/format.h>

#include <openjpeg.h>

#include <sched.h>
#include <unistd.h>

#ifdef FORAMEN_HAS_OPENJPH
#include <openjph/ojph_arch.h>
#include <openjph/ojph_codestream.h>
#include <openjph/ojph_file.h>
#include <openjph/ojph_mem.h>
#include <openjph/ojph_params.h>
#endif

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace fs = std::filesystem;

namespace {

struct Syntax {
    const char* name;
    const char* uid;
};
constexpr std::array kSyntaxes = {
    Syntax{"native", "1.2.840.10008.1.2.1"},           Syntax{"RLE", "1.2.840.10008.1.2.5"},
    Syntax{"JPEG lossless", "1.2.840.10008.1.2.4.70"}, Syntax{"JPEG-LS", "1.2.840.10008.1.2.4.80"},
    Syntax{"JPEG 2000", "1.2.840.10008.1.2.4.90"},     Syntax{"HTJ2K", "1.2.840.10008.1.2.4.201"},
};

[[noreturn]] void fail(const std::string& what)
{
    fmt::print(stderr, "bench_decode: {}\n", what);
    std::exit(1);
}

Dataset headerOf(const fs::path& file)
{
    auto source = openFileSource(file);
    if (!source)
        fail("a file cannot be read");
    auto header = readHeader(std::move(*source));
    if (!header || !header->pixels())
        fail("a file has no pixels");
    return std::move(*header);
}

/// A picture of 16 bits allocated, from a file with native pixel data.
Picture pictureOf(const fs::path& file)
{
    const Dataset header = headerOf(file);
    const auto layout = pixelLayoutOf(header);
    const PixelLocation& pixels = *header.pixels();
    if (!layout || layout->bitsAllocated != 16 || layout->frames != 1 || layout->samples != 1
        || layout->bigEndian || pixels.length < layout->byteCount()
        || !header.source().ensure(pixels.offset + layout->byteCount()))
        fail("the files must hold native little-endian pixels of 16 bits");
    Picture picture;
    picture.columns = layout->columns;
    picture.rows = layout->rows;
    picture.bitsStored = layout->bitsStored;
    picture.isSigned = layout->isSigned;
    const std::uint8_t* bytes = header.source().bytes().data() + pixels.offset;
    for (std::size_t i = 0; i < layout->pixelsPerFrame(); ++i) {
        const auto word = static_cast<std::uint16_t>(bytes[2 * i] | bytes[2 * i + 1] << 8);
        picture.values.push_back(layout->isSigned ? static_cast<std::int16_t>(word) : word);
    }
    return picture;
}

/// The pictures of a study.
std::vector<Picture> picturesIn(const fs::path& folder)
{
    const auto scan = scanStudies({folder});
    if (!scan)
        fail(scan.error().message);
    std::vector<Picture> pictures;
    for (const Series& series : scan->studies.front().series)
        for (const Instance& instance : series.instances)
            pictures.push_back(pictureOf(instance.path));
    return pictures;
}

/// Writes the pictures in one transfer syntax. @return the size of the pixel data; none where there
/// is no encoder.
std::optional<std::size_t> writeEncoded(const std::vector<Picture>& pictures, const Syntax& syntax,
                                        const fs::path& folder)
{
    fs::create_directories(folder);
    std::size_t size = 0;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto stream = encoded(pictures[i], syntax.uid);
        if (!stream)
            return std::nullopt;
        size += stream->size();
        PixelFile file;
        if (syntax.uid == std::string("1.2.840.10008.1.2.1")) {
            file.header = pictures[i];
            file.pixels = *stream;
            file.statedLength = true;
        } else {
            file = encapsulated(pictures[i], syntax.uid, {*stream});
        }
        writeBytes(folder / fmt::format("{:04}", i), bytesOf(file));
    }
    return size;
}

/// The files of one syntax, and their codestreams.
struct Encoded {
    std::string name;
    fs::path folder;
    std::size_t size = 0;
    Series series;
    std::vector<ByteVector> streams;
};

Series seriesIn(const fs::path& folder)
{
    const auto scan = scanStudies({folder});
    if (!scan || scan->studies.front().series.size() != 1)
        fail("the encoded files are not one series");
    return scan->studies.front().series.front();
}

std::vector<ByteVector> streamsOf(const Series& series)
{
    std::vector<ByteVector> streams;
    for (const Instance& instance : series.instances) {
        const Dataset header = headerOf(instance.path);
        const auto frames = findFrames(header, *pixelLayoutOf(header));
        if (!frames || frames->frames.front().size() != 1)
            fail("a codestream is not found");
        const Bytes bytes = frames->frames.front().front();
        streams.emplace_back(bytes.begin(), bytes.end());
    }
    return streams;
}

/// Codestreams in memory, as OpenJPEG reads them.
struct Reading {
    const ByteVector& bytes;
    std::size_t position = 0;
};

OPJ_SIZE_T readSome(void* buffer, OPJ_SIZE_T count, void* user)
{
    auto& reading = *static_cast<Reading*>(user);
    const std::size_t taken = std::min(count, reading.bytes.size() - reading.position);
    if (taken == 0)
        return static_cast<OPJ_SIZE_T>(-1);
    std::memcpy(buffer, reading.bytes.data() + reading.position, taken);
    reading.position += taken;
    return taken;
}

void decodeByOpenJpeg(const ByteVector& stream)
{
    Reading reading{stream};
    opj_stream_t* source = opj_stream_default_create(OPJ_TRUE);
    opj_stream_set_user_data(source, &reading, nullptr);
    opj_stream_set_user_data_length(source, stream.size());
    opj_stream_set_read_function(source, readSome);
    opj_codec_t* codec = opj_create_decompress(OPJ_CODEC_J2K);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* image = nullptr;
    if (!opj_setup_decoder(codec, &parameters) || !opj_read_header(source, codec, &image)
        || !opj_decode(codec, source, image))
        fail("OpenJPEG cannot decode it");
    opj_image_destroy(image);
    opj_destroy_codec(codec);
    opj_stream_destroy(source);
}

#ifdef FORAMEN_HAS_OPENJPH
void decodeByOpenJph(const ByteVector& stream)
{
    ojph::mem_infile source;
    source.open(stream.data(), stream.size());
    ojph::codestream codestream;
    codestream.read_headers(&source);
    codestream.set_planar(false);
    const ojph::ui32 rows = codestream.access_siz().get_recon_height(0);
    codestream.create();
    ojph::ui32 component = 0;
    for (ojph::ui32 row = 0; row < rows; ++row)
        if (!codestream.pull(component))
            fail("OpenJPH cannot decode it");
    codestream.close();
}
#endif

void buildAll(const Series& series)
{
    const auto set = buildVolumes(series);
    if (!set || !set->problems.empty())
        fail("Foramen cannot decode it");
}

/// Restricts this process to so many processors.
void useProcessors(int count)
{
    static const cpu_set_t all = [] {
        cpu_set_t set;
        sched_getaffinity(0, sizeof set, &set);
        return set;
    }();
    cpu_set_t some;
    CPU_ZERO(&some);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&some) < count; ++cpu)
        if (CPU_ISSET(cpu, &all))
            CPU_SET(cpu, &some);
    sched_setaffinity(0, sizeof some, &some);
}

Times timesOfDcmtk(const fs::path& folder)
{
    const fs::path program =
        fs::read_symlink("/proc/self/exe").parent_path() / "bench_decode_dcmtk";
    std::FILE* pipe =
        popen(fmt::format("'{}' '{}'", program.string(), folder.string()).c_str(), "r");
    Times times;
    if (!pipe || std::fscanf(pipe, "%lf %lf", &times.wall, &times.processor) != 2)
        fail("bench_decode_dcmtk does not run");
    pclose(pipe);
    return times;
}

/// Who decodes, and how.
struct Contender {
    std::string name;
    std::function<Times(const Encoded&)> run;
};

std::vector<Contender> contendersFor(const std::string& syntax)
{
    std::vector<Contender> all = {
        {"Foramen, 1 thread",
         [](const Encoded& encoded) {
             useProcessors(1);
             return timesOf([&] { buildAll(encoded.series); });
         }},
        {"Foramen, 2 threads",
         [](const Encoded& encoded) {
             useProcessors(2);
             return timesOf([&] { buildAll(encoded.series); });
         }},
    };
    const auto addLibrary = [&](const char* name, void (*decode)(const ByteVector&)) {
        all.push_back({name, [decode](const Encoded& encoded) {
                           useProcessors(1);
                           return timesOf([&] {
                               for (const ByteVector& stream : encoded.streams)
                                   decode(stream);
                           });
                       }});
    };
    if (syntax == "JPEG 2000" || syntax == "HTJ2K")
        addLibrary("OpenJPEG", decodeByOpenJpeg);
    else
        all.push_back({"DCMTK", [](const Encoded& encoded) {
                           useProcessors(1);
                           return timesOfDcmtk(encoded.folder);
                       }});
#ifdef FORAMEN_HAS_OPENJPH
    if (syntax == "HTJ2K")
        addLibrary("OpenJPH", decodeByOpenJph);
#endif
    return all;
}

std::string summary(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return fmt::format("{:8.0f} [{:.0f}..{:.0f}]", upperMedianOf(values), values.front(),
                       values.back());
}

void compare(const Encoded& encoded, int rounds)
{
    const std::vector<Contender> contenders = contendersFor(encoded.name);
    std::map<std::string, std::array<std::vector<double>, 2>> times;
    for (int round = 0; round < rounds; ++round)
        for (const Contender& contender : contenders) {
            const Times one = contender.run(encoded);
            times[contender.name][0].push_back(one.wall);
            times[contender.name][1].push_back(one.processor);
        }
    for (const Contender& contender : contenders)
        fmt::print("{:<14} {:6.1f} MB  {:<18} wall ms {:<26} processor ms {}\n", encoded.name,
                   static_cast<double>(encoded.size) / 1e6, contender.name,
                   summary(times[contender.name][0]), summary(times[contender.name][1]));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2)
        fail("usage: bench_decode FOLDER [ROUNDS [SYNTAX]]");
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5;
    const fs::path folder = fs::temp_directory_path() / fmt::format("bench_decode-{}", getpid());
    const std::vector<Picture> pictures = picturesIn(argv[1]);
    for (const Syntax& syntax : kSyntaxes) {
        if (argc > 3 && syntax.name != std::string(argv[3]))
            continue;
        Encoded encoded;
        encoded.name = syntax.name;
        encoded.folder = folder / syntax.name;
        const auto size = writeEncoded(pictures, syntax, encoded.folder);
        if (!size) {
            fmt::print("{:<14} no encoder\n", syntax.name);
            continue;
        }
        encoded.size = *size;
        encoded.series = seriesIn(encoded.folder);
        if (encoded.name != "native")
            encoded.streams = streamsOf(encoded.series);
        compare(encoded, rounds);
    }
    fs::remove_all(folder);
}
