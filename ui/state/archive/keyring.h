#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace foramen {

/// What a keyring answered.
struct KeyringAnswer {
    QString secret; ///< of a read; empty where it has none
    QString fault; ///< why the keyring could not be used, in its own words; else empty
};
using TakeKeyringAnswer = std::function<void(const KeyringAnswer& answer)>;

/// Where a desktop keeps passwords. Nothing blocks; answers come on the caller's thread, and not
/// once @p context is gone. Replaced in tests.
class Keyring {
public:
    virtual ~Keyring() = default;
    Keyring() = default;
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;

    virtual void read(const QString& key, QObject* context, TakeKeyringAnswer take) = 0;
    virtual void write(const QString& key, const QString& secret, QObject* context,
                       TakeKeyringAnswer take) = 0;
    virtual void remove(const QString& key, QObject* context, TakeKeyringAnswer take) = 0;
};

/// The keyring of the desktop (Secret Service or KWallet) by QtKeychain; null in a program that was
/// built without it. Whether one runs shows at its first use.
[[nodiscard]] std::unique_ptr<Keyring> desktopKeyring();

} // namespace foramen
