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
        addNetwork("sagittal_segmenter", "segmenter.weights", "weights of segmenter");
        addAccuracy("canal_ap_diameter", true, 0.4);
        addAccuracy("canal_ap_diameter", false, 0.6);
        addAccuracy("disc_height", false, 0.5);
        addAccuracy("slip", true, 0.9);
        addAccuracy("lordosis", true, 3);
        writeCard();
    }

    /// Adds the segmenters of sacs and foramina, and how well they measure.
    void addCropSegmenters()
    {
        for (const char* key : {"axial_segmenter", "foramen_segmenter"})
            addNetwork(key, key + QString(".weights"), key);
        addAccuracy("dural_sac_area", false, 12);
        addAccuracy("foramen_height", true, 1.5);
        addAccuracy("foramen_area", true, 9);
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
    void addNetwork(const char* role, const QString& file, const char* content)
    {
        write(file, content);
        QJsonArray networks = card["networks"].toArray();
        networks.append(QJsonObject{{"role", role},
                                    {"architecture", role},
                                    {"file", file},
                                    {"sha256", QString::fromStdString(sha256OfText(content))}});
        card["networks"] = networks;
    }
    void addAccuracy(const char* kind, bool generated, double deviation)
    {
        QJsonArray measures = card["measures"].toArray();
        measures.append(QJsonObject{{"kind", kind},
                                    {"generated", generated},
                                    {"n", 40},
                                    {"studies", 8},
                                    {"mean_error", deviation / 2},
                                    {"bias", -0.1},
                                    {"deviation", deviation},
                                    {"source", "tests"}});
        card["measures"] = measures;
    }

    QString m_path;
};

} // namespace foramen::test
