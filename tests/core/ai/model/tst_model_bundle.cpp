#include "core/ai/model/model_bundle.h"

#include "tests/core/ai/model/model_folder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Reading and checking of a model folder.
class TestModelBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sha256_ofKnownText();
    void load_readsWhatTheCardSays();
    void load_missesFolderAndCard();
    void load_namesDamage();
    void load_refusesAnotherContract_data();
    void load_refusesAnotherContract();
    void load_staysInsideItsFolder();
};

void TestModelBundle::sha256_ofKnownText()
{
    // FIPS 180-2, appendix B.1
    QCOMPARE(sha256OfText("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TestModelBundle::load_readsWhatTheCardSays()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    const auto bundle = loadModelBundle(model.path());
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    QCOMPARE(bundle->name, std::string("test"));
    QCOMPARE(bundle->version, std::string("1.2"));
    QCOMPARE(bundle->sha256.size(), std::size_t{64});
    QCOMPARE(bundle->network(NetworkRole::CanalGrader).architecture, std::string("canal_grader"));
    QCOMPARE(bundle->network(NetworkRole::CanalGrader).temperature, 1.5);
    QVERIFY(std::abs(bundle->prior[24][0] - 0.7) < 1e-12);
}

void TestModelBundle::load_missesFolderAndCard()
{
    QTemporaryDir folder;
    QVERIFY(loadModelBundle(folder.path().toStdString() + "/none").error().code
            == ErrorCode::ModelMissing);
    QVERIFY(loadModelBundle(folder.path().toStdString()).error().code == ErrorCode::ModelMissing);
}

void TestModelBundle::load_namesDamage()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.write("axial_localiser.weights", "other bytes");
    const auto changed = loadModelBundle(model.path());
    QVERIFY(changed.error().code == ErrorCode::ModelDamaged);
    QVERIFY(changed.error().message.find("axial_localiser") != std::string::npos);
    QFile::remove(folder.path() + "/axial_localiser.weights");
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelDamaged);
    model.write("card.json", "{ \"format\": ");
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelDamaged);
    model.write("card.json", "");
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelDamaged);
}

void TestModelBundle::load_refusesAnotherContract_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addRow("format") << "format" << QJsonValue("foramen.model/2");
    QTest::addRow("no name") << "name" << QJsonValue();
    QTest::addRow("name is a number") << "name" << QJsonValue(1);
    QTest::addRow("classes") << "classes" << QJsonValue(QJsonArray{"normal", "mild", "severe"});
    QTest::addRow("no inputs") << "inputs" << QJsonValue();
    QTest::addRow("inputs are text") << "inputs" << QJsonValue("192");
    QTest::addRow("no networks") << "networks" << QJsonValue(QJsonArray{});
    QTest::addRow("networks are numbers") << "networks" << QJsonValue(QJsonArray{1, 2});
    QTest::addRow("no prior") << "prior" << QJsonValue();
    QTest::addRow("prior is a list") << "prior" << QJsonValue(QJsonArray{0.7, 0.2, 0.1});
}

void TestModelBundle::load_refusesAnotherContract()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.card[key] = value;
    model.writeCard();
    const auto bundle = loadModelBundle(model.path());
    QVERIFY(!bundle);
    QCOMPARE(bundle.error().code, ErrorCode::ModelContract);
}

void TestModelBundle::load_staysInsideItsFolder()
{
    for (const QString file : {"../weights", "/etc/hostname", "..", "sub/weights"}) {
        QTemporaryDir folder;
        ModelFolder model(folder.path());
        QJsonArray networks = model.card["networks"].toArray();
        QJsonObject first = networks[0].toObject();
        first["file"] = file;
        networks[0] = first;
        model.card["networks"] = networks;
        model.writeCard();
        QCOMPARE(loadModelBundle(model.path()).error().code, ErrorCode::ModelContract);
    }
}

QTEST_APPLESS_MAIN(TestModelBundle)
#include "tst_model_bundle.moc"
