#include "ui/state/archive/keyring.h"

#ifdef FORAMEN_HAS_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

#include <utility>

namespace foramen {

#ifdef FORAMEN_HAS_KEYCHAIN

namespace {

const QString kService = QStringLiteral("Foramen");

QString faultOf(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return {};
    return job.errorString().isEmpty() ? QStringLiteral("error %1").arg(job.error())
                                       : job.errorString();
}

class DesktopKeyring final : public Keyring {
public:
    void read(const QString& key, QObject* context, TakeKeyringAnswer take) override
    {
        auto* job = new QKeychain::ReadPasswordJob(kService); // deletes itself
        run(job, key, context, [job, take = std::move(take)] {
            take({job->error() == QKeychain::NoError ? job->textData() : QString(), faultOf(*job)});
        });
    }
    void write(const QString& key, const QString& secret, QObject* context,
               TakeKeyringAnswer take) override
    {
        auto* job = new QKeychain::WritePasswordJob(kService);
        job->setTextData(secret);
        run(job, key, context, [job, take = std::move(take)] { take({{}, faultOf(*job)}); });
    }
    void remove(const QString& key, QObject* context, TakeKeyringAnswer take) override
    {
        auto* job = new QKeychain::DeletePasswordJob(kService);
        run(job, key, context, [job, take = std::move(take)] { take({{}, faultOf(*job)}); });
    }

private:
    static void run(QKeychain::Job* job, const QString& key, QObject* context,
                    std::function<void()> done)
    {
        job->setInsecureFallback(false); // never as plain text
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, context, std::move(done));
        job->start();
    }
};

} // namespace

std::unique_ptr<Keyring> desktopKeyring()
{
    return std::make_unique<DesktopKeyring>();
}

#else

std::unique_ptr<Keyring> desktopKeyring()
{
    return nullptr;
}

#endif

} // namespace foramen
