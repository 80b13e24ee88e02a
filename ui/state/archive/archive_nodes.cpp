#include "ui/state/archive/archive_nodes.h"

#include "core/pacs/query_check.h"
#include "ui/state/archive/archive_access.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStringList>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace foramen {

namespace {

const QString kGroup = QStringLiteral("archive");
const QString kLast = QStringLiteral("archive/last");
constexpr int kLastPort = 65535;
constexpr std::array kSignIns = {std::pair{SignIn::None, "none"},
                                 std::pair{SignIn::Password, "password"},
                                 std::pair{SignIn::Token, "token"}};

/// A text with a comma that stands without quotes in the file is read as a list.
QString textOf(const QSettings& settings, const char* key)
{
    return settings.value(QLatin1String(key)).toStringList().join(QStringLiteral(", "));
}

std::string plain(const QString& text)
{
    return text.toStdString();
}

std::filesystem::path pathOf(const QSettings& settings, const char* key)
{
    return {plain(textOf(settings, key))};
}

void put(QSettings& settings, const char* key, const std::string& text)
{
    if (text.empty())
        settings.remove(QLatin1String(key));
    else
        settings.setValue(QLatin1String(key), QString::fromStdString(text));
}

/// The node of the group in which the settings are.
ArchiveNode nodeIn(const QSettings& settings)
{
    ArchiveNode node;
    PacsNode& pacs = node.pacs;
    pacs.name = plain(textOf(settings, "name"));
    pacs.dialect = textOf(settings, "dialect") == QLatin1String("dicomweb") ? PacsDialect::Dicomweb
                                                                            : PacsDialect::Dimse;
    pacs.host = plain(textOf(settings, "host"));
    pacs.port = settings.value(QStringLiteral("port"), pacs.port).toInt();
    pacs.calledAeTitle = plain(textOf(settings, "called-title"));
    pacs.callingAeTitle = plain(textOf(settings, "calling-title"));
    const int ownPort = settings.value(QStringLiteral("own-port"), 0).toInt();
    pacs.ownPort = ownPort > 0 && ownPort <= kLastPort ? ownPort : 0;
    pacs.retrievesByMove = settings.value(QStringLiteral("move"), false).toBool();
    pacs.asksForCommitment = settings.value(QStringLiteral("commitment"), false).toBool();
    pacs.baseUrl = plain(textOf(settings, "url"));
    pacs.user = plain(textOf(settings, "user"));
    pacs.sendsSecretsUnencrypted =
        settings.value(QStringLiteral("unencrypted-sign-in"), false).toBool();
    pacs.tls = {settings.value(QStringLiteral("tls"), false).toBool(),
                pathOf(settings, "authorities"), pathOf(settings, "certificate"),
                pathOf(settings, "certificate-key")};
    const QString signIn = textOf(settings, "sign-in");
    for (const auto& [kind, name] : kSignIns)
        if (signIn == QLatin1String(name))
            node.signIn = kind;
    return node;
}

void write(QSettings& settings, const ArchiveNode& node)
{
    const PacsNode& pacs = node.pacs;
    put(settings, "name", pacs.name);
    put(settings, "dialect", pacs.dialect == PacsDialect::Dicomweb ? "dicomweb" : "dimse");
    put(settings, "host", pacs.host);
    settings.setValue(QStringLiteral("port"), pacs.port);
    put(settings, "called-title", pacs.calledAeTitle);
    put(settings, "calling-title", pacs.callingAeTitle);
    settings.setValue(QStringLiteral("own-port"), pacs.ownPort);
    settings.setValue(QStringLiteral("move"), pacs.retrievesByMove);
    settings.setValue(QStringLiteral("commitment"), pacs.asksForCommitment);
    put(settings, "url", pacs.baseUrl);
    put(settings, "user", pacs.user);
    settings.setValue(QStringLiteral("unencrypted-sign-in"), pacs.sendsSecretsUnencrypted);
    settings.setValue(QStringLiteral("tls"), pacs.tls.enabled);
    put(settings, "authorities", pacs.tls.authorityFile.string());
    put(settings, "certificate", pacs.tls.certificateFile.string());
    put(settings, "certificate-key", pacs.tls.keyFile.string());
    for (const auto& [kind, name] : kSignIns)
        if (node.signIn == kind)
            put(settings, "sign-in", name);
}

/// Adds the nodes of one file of settings; one with a known ID takes the place of the other.
void addFrom(QSettings& settings, bool isOfSite, std::vector<ArchiveNode>& nodes)
{
    settings.beginGroup(kGroup);
    for (const QString& id : settings.childGroups()) {
        settings.beginGroup(id);
        ArchiveNode node = nodeIn(settings);
        settings.endGroup();
        node.id = id;
        node.isOfSite = isOfSite;
        std::erase_if(nodes, [&](const ArchiveNode& one) { return one.id == id; });
        nodes.push_back(std::move(node));
    }
    settings.endGroup();
}

QString faultOfAddress(const PacsNode& pacs)
{
    if (pacs.dialect == PacsDialect::Dimse) {
        if (pacs.host.empty())
            return ArchiveNodes::tr("The name of the machine is missing.");
        if (pacs.port < 1 || pacs.port > kLastPort)
            return ArchiveNodes::tr("A port is a number from 1 to 65535.");
        if (const auto titles = checkAeTitles(pacs); !titles)
            return archiveSentence(titles.error());
        if (pacs.tls.enabled && pacs.tls.authorityFile.empty())
            return ArchiveNodes::tr("Encryption by DIMSE needs the file of the authorities.");
        if (pacs.retrievesByMove && pacs.ownPort == 0)
            return ArchiveNodes::tr("C-MOVE needs a port at which the archive reaches us.");
        if (pacs.retrievesByMove && pacs.tls.enabled)
            return ArchiveNodes::tr("C-MOVE is not encrypted on the way to us: take C-GET.");
        return {};
    }
    const QUrl url(QString::fromStdString(pacs.baseUrl), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
        return ArchiveNodes::tr("The address is a URL as https://archive/dicom-web.");
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return ArchiveNodes::tr("User, password, ? and # do not belong into the URL.");
    return {};
}

} // namespace

PacsNode withSecret(const ArchiveNode& node, const QString& secret)
{
    PacsNode pacs = node.pacs;
    if (node.signIn == SignIn::Password)
        pacs.password = plain(secret);
    else
        pacs.user.clear();
    if (node.signIn == SignIn::Token)
        pacs.bearerToken = plain(secret);
    return pacs;
}

ArchiveNodes::ArchiveNodes(QObject* parent)
    : QObject(parent)
{
    read();
}

void ArchiveNodes::read()
{
    m_nodes.clear();
    QSettings site(QSettings::SystemScope, QCoreApplication::organizationName(),
                   QCoreApplication::applicationName());
    addFrom(site, true, m_nodes);
    QSettings user;
    user.setFallbacksEnabled(false);
    addFrom(user, false, m_nodes);
    std::sort(m_nodes.begin(), m_nodes.end(), [](const ArchiveNode& a, const ArchiveNode& b) {
        return std::pair(a.pacs.name, a.id) < std::pair(b.pacs.name, b.id);
    });
}

const ArchiveNode* ArchiveNodes::find(const QString& id) const
{
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(),
                                    [&](const ArchiveNode& node) { return node.id == id; });
    return found == m_nodes.end() ? nullptr : &*found;
}

QString ArchiveNodes::faultOf(const ArchiveNode& node)
{
    const PacsNode& pacs = node.pacs;
    if (pacs.name.empty())
        return tr("The archive needs a name.");
    if (QString fault = faultOfAddress(pacs); !fault.isEmpty())
        return fault;
    if (pacs.tls.certificateFile.empty() != pacs.tls.keyFile.empty())
        return tr("A certificate of ours and its key belong together.");
    if (node.signIn == SignIn::Password && pacs.user.empty())
        return tr("The user name is missing.");
    return {};
}

QString ArchiveNodes::keep(ArchiveNode node)
{
    if (node.id.isEmpty())
        node.id = QUuid::createUuid().toString(QUuid::Id128).left(8);
    QSettings settings;
    settings.beginGroup(kGroup);
    settings.beginGroup(node.id);
    write(settings, node);
    read();
    Q_EMIT changed();
    return node.id;
}

void ArchiveNodes::remove(const QString& id)
{
    if (id.isEmpty())
        return;
    QSettings settings;
    settings.beginGroup(kGroup);
    settings.remove(id);
    read();
    Q_EMIT changed();
}

QString ArchiveNodes::last() const
{
    QString id = QSettings().value(kLast).toString();
    if (find(id))
        return id;
    return m_nodes.empty() ? QString() : m_nodes.front().id;
}

void ArchiveNodes::setLast(const QString& id)
{
    QSettings().setValue(kLast, id);
}

} // namespace foramen
