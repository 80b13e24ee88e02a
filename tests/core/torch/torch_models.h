#pragma once

#include "core/ai/grading/predictor.h"
#include "core/ai/model/model_bundle.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_writer.h"

#include "tests/core/ai/model/model_folder.h"

#include <QProcess>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <utility>

namespace foramen::test {

/// Makes a network with the tool make_network. @return the bytes of its file.
inline QByteArray networkOf(const QString& kind)
{
    static std::map<QString, QByteArray> made;
    if (const auto found = made.find(kind); found != made.end())
        return found->second;
    QTemporaryDir folder;
    QProcess process;
    process.start(qEnvironmentVariable("FORAMEN_MAKE_NETWORK"), {kind, folder.filePath("network")});
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qFatal("make_network: %s", process.readAllStandardError().constData());
    QFile file(folder.filePath("network"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("make_network wrote nothing");
    return made[kind] = file.readAll();
}

/// Replaces the network of a role in a model folder.
inline void place(ModelFolder& model, NetworkRole role, const QString& architecture,
                  const QByteArray& bytes)
{
    const QString key = QString::fromStdString(keyOf(role));
    model.write(key + ".weights", bytes);
    QJsonArray networks = model.card["networks"].toArray();
    QJsonObject entry = networks[static_cast<int>(role)].toObject();
    entry["architecture"] = architecture;
    entry["sha256"] = QString::fromStdString(sha256OfText(bytes.toStdString()));
    networks[static_cast<int>(role)] = entry;
    model.card["networks"] = networks;
    model.writeCard();
}

/// A model of five TorchScript files that keep the contract.
inline std::unique_ptr<ModelFolder> scriptModel(const QString& path)
{
    auto model = std::make_unique<ModelFolder>(path);
    for (const NetworkRole role : kNetworkRoles) {
        const QString kind = role == NetworkRole::SagittalLocaliser ? "sagittal_localiser"
            : role == NetworkRole::AxialLocaliser                   ? "axial_localiser"
                                                                    : "grader";
        place(*model, role, "torchscript", networkOf(kind));
    }
    return model;
}

/// The same with the shipped localisers, so that sites are found.
inline std::unique_ptr<ModelFolder> mixedModel(const QString& path, const QString& architecture,
                                               const QByteArray& grader)
{
    auto model = scriptModel(path);
    const auto shipped = loadModelBundle(qEnvironmentVariable("FORAMEN_MODEL").toStdString());
    if (!shipped)
        return nullptr;
    for (const NetworkRole role : kNetworkRoles) {
        const ModelNetwork& network = shipped->network(role);
        QFile file(QString::fromStdString(network.file.string()));
        const bool localiser =
            role == NetworkRole::SagittalLocaliser || role == NetworkRole::AxialLocaliser;
        if (localiser && file.open(QIODevice::ReadOnly))
            place(*model, role, QString::fromStdString(network.architecture), file.readAll());
        else
            place(*model, role, architecture, grader);
    }
    return model;
}

/// The input of a predictor from a generated study. @return null on error.
inline std::unique_ptr<PredictorInput> phantomStudy(const QString& folder)
{
    PhantomRecipe recipe;
    recipe.seed = 77;
    if (!writePhantomStudies(folder.toStdString(), 1, recipe, 2))
        return nullptr;
    const auto scan = scanStudies({folder.toStdString() + "/train_images"});
    if (!scan || scan->studies.size() != 1)
        return nullptr;
    const Study& study = scan->studies.front();
    const auto series = readSeriesInRoles(study);
    return series ? std::make_unique<PredictorInput>(predictorInputOf(study, *series)) : nullptr;
}

} // namespace foramen::test
