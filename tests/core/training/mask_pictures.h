#pragma once

#include "core/dataset/png/png_writer.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace foramen::test {

/// Writes a folder of pictures with masks: a spine of five discs (value 29) 34 mm apart, vertebrae
/// (76), and a canal (150), at 1 mm, in slices 1 mm apart. With more slices than usual, the outer
/// ones show no canal. The middle slices show most of the
/// canal.
class MaskPictures {
public:
    static constexpr int kColumns = 200;
    static constexpr int kRows = 230;
    static constexpr int kSlices = 7;

    explicit MaskPictures(QString folder)
        : m_folder(std::move(folder))
    {
        QDir().mkpath(m_folder + "/images");
        QDir().mkpath(m_folder + "/masks");
        describe(R"({ "format": "foramen.masks/1", "source": "drawn boxes", "licence": "none",
                      "spacing_mm": 1, "slice_spacing_mm": 1,
                      "values": { "vertebra": [76], "disc": [29], "canal": [150] } })");
    }

    void describe(const QByteArray& json) const { write("masks.json", json); }

    void addPatient(const std::string& name, int firstNumber = 40, int slices = kSlices) const
    {
        for (int slice = 0; slice < slices; ++slice) {
            const std::string file = name + "_t2_slice" + std::to_string(firstNumber + slice);
            save("images", file, imageOf(slice));
            save("masks", file, maskOf(slice));
        }
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder + "/" + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
    }
    [[nodiscard]] std::filesystem::path path() const { return m_folder.toStdString(); }

    [[nodiscard]] static std::uint8_t valueAt(int column, int row, int slice)
    {
        if (row < 10 || row >= 220)
            return 0;
        const int reach = std::max(0, 14 - 2 * std::abs(slice - kSlices / 2));
        if (column >= 110 && column < 110 + reach)
            return 150;
        if (column < 70 || column >= 106)
            return 0;
        // Discs of 9 mm about the rows 44, 78, 112, 146 and 180.
        const int below = (row - 44 + 340) % 34;
        const bool isDisc = (below <= 4 || below >= 30) && row >= 35 && row < 190;
        if (isDisc)
            return 29;
        return row < 180 ? 76 : 0;
    }

private:
    static std::vector<std::uint8_t> maskOf(int slice)
    {
        std::vector<std::uint8_t> values;
        for (int row = 0; row < kRows; ++row)
            for (int column = 0; column < kColumns; ++column)
                values.push_back(valueAt(column, row, slice));
        return values;
    }
    static std::vector<std::uint8_t> imageOf(int slice)
    {
        std::vector<std::uint8_t> values = maskOf(slice);
        for (std::uint8_t& value : values)
            value = value == 150 ? 240 : value == 29 ? 60 : value == 76 ? 120 : 20;
        return values;
    }
    void save(const char* kind, const std::string& name,
              const std::vector<std::uint8_t>& pixels) const
    {
        if (!writePng(path() / kind / (name + ".png"), {kColumns, kRows, 1, pixels}))
            qFatal("cannot write the test's picture");
    }

    QString m_folder;
};

} // namespace foramen::test
