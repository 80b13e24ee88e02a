#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/preprocessing/preprocessing.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace foramen::test {

/// Owns the card and the files of a model folder: weights of a few bytes, and a card that keeps the
/// contract.
class ModelFolder {
public:
    explicit ModelFolder(QString path)
        : m_path(std::move(path))
    {
        QDir().mkpath(m_path);
        QJsonArray networks;
        for (const NetworkRole role : kNetworkRoles) {
            const QString key = QString::fromStdString(keyOf(role));
            write(key + ".weights", "weights of " + key.toUtf8());
            networks.append(QJsonObject{
                {"role", key},
                {"architecture", key},
                {"file", key + ".weights"},
                {"sha256", QString::fromStdString(sha256OfText("weights of " + key.toStdString()))},
                {"temperature", 1.5}});
        }
        QJsonObject prior;
        for (std::size_t index = 0; index < kSiteCount; ++index)
            prior[QString::fromStdString(keyOf(siteAt(index)))] = QJsonArray{0.7, 0.2, 0.1};
        card = QJsonObject{
            {"format", "foramen.model/1"},
            {"name", "test"},
            {"version", "1.2"},
            {"date", "2026-01-01"},
            {"licence", "none"},
            {"intended_use", "tests"},
            {"inputs",
             QJsonObject{
                 {"sagittal",
                  QJsonObject{{"size", kSagittalPictureSize},
                              {"spacing_mm", kPictureSpacing},
                              {"channels", kPictureChannels}}},
                 {"axial",
                  QJsonObject{{"size", kAxialPictureSize}, {"spacing_mm", kPictureSpacing}}},
                 {"crop",
                  QJsonObject{
                      {"slices", kCropSlices}, {"size", kCropSize}, {"extent_mm", kCropExtent}}}}},
            {"classes", QJsonArray{"normal_mild", "moderate", "severe"}},
            {"prior", prior},
            {"networks", networks}};
        writeCard();
    }

    /// Adds a segmenter, and how well it measures two kinds on persons and three on generated
    /// pictures.
    void addSegmenter()
    {
        write("segmenter.weights", "weights of segmenter");
        QJsonArray networks = card["networks"].toArray();
        networks.append(
            QJsonObject{{"role", "sagittal_segmenter"},
                        {"architecture", "sagittal_segmenter"},
                        {"file", "segmenter.weights"},
                        {"sha256", QString::fromStdString(sha256OfText("weights of segmenter"))}});
        card["networks"] = networks;
        QJsonArray measures;
        const auto add = [&](const char* kind, bool generated, double deviation) {
            measures.append(QJsonObject{{"kind", kind},
                                        {"generated", generated},
                                        {"n", 40},
                                        {"studies", 8},
                                        {"mean_error", deviation / 2},
                                        {"bias", -0.1},
                                        {"deviation", deviation},
                                        {"source", "tests"}});
        };
        add("canal_ap_diameter", true, 0.4);
        add("canal_ap_diameter", false, 0.6);
        add("disc_height", false, 0.5);
        add("slip", true, 0.9);
        add("lordosis", true, 3);
        card["measures"] = measures;
        writeCard();
    }

    void writeCard() { write("card.json", QJsonDocument(card).toJson()); }
    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_path + "/" + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's model");
    }
    [[nodiscard]] std::filesystem::path path() const { return m_path.toStdString(); }

    QJsonObject card;

private:
    QString m_path;
};

} // namespace foramen::test
