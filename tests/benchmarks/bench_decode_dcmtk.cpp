// Times DCMTK as bench_decode times Foramen: loads and decodes the files of a folder one after the
// other. Prints ms of wall time and of processor time; its data dictionary is loaded before.
//   bench_decode_dcmtk FOLDER

#include "tests/benchmarks/work_clock.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

void decode(const std::string& file)
{
    DcmFileFormat format;
    const Uint16* pixels = nullptr;
    unsigned long count = 0;
    if (format.loadFile(file.c_str()).bad() || format.loadAllDataIntoMemory().bad()
        || format.getDataset()->chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad()
        || format.getDataset()->findAndGetUint16Array(DCM_PixelData, pixels, &count).bad()) {
        std::fprintf(stderr, "bench_decode_dcmtk: DCMTK cannot decode a file\n");
        std::exit(1);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2)
        return 2;
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    DJDecoderRegistration::registerCodecs();
    DJLSDecoderRegistration::registerCodecs();
    DcmRLEDecoderRegistration::registerCodecs();
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
        files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    decode(files.front()); // loads the data dictionary
    const Times times = timesOf([&] {
        for (const std::string& file : files)
            decode(file);
    });
    std::printf("%.3f %.3f\n", times.wall, times.processor);
}
