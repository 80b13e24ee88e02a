#include "core/pacs/dimse/tls_transport.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmnet/dcmlayer.h>
#include <dcmtk/dcmtls/tlslayer.h>

#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <utility>

namespace foramen {

namespace {

tl::unexpected<Error> unusable(ReasonCode why, const std::filesystem::path& file)
{
    return failure(ErrorCode::NotReadable, why, file.string());
}

/// DCMTK of Debian 13 asks for the profile, that of Debian 12 takes none.
template <class Layer> OFCondition setCertificate(Layer& layer, const std::filesystem::path& file)
{
    if constexpr (requires {
                      layer.setCertificateFile(file.c_str(), DCF_Filetype_PEM,
                                               TSP_Profile_BCP195_ND);
                  })
        return layer.setCertificateFile(file.c_str(), DCF_Filetype_PEM, TSP_Profile_BCP195_ND);
    else
        return layer.setCertificateFile(file.c_str(), DCF_Filetype_PEM);
}

} // namespace

Result<std::unique_ptr<DcmTransportLayer>> transportFor(const PacsTls& tls)
{
    if (!tls.enabled)
        return std::make_unique<DcmTransportLayer>();
    if (tls.authorityFile.empty())
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsAuthoritiesMissing);
    auto layer = std::make_unique<DcmTLSTransportLayer>(NET_REQUESTOR, nullptr, OFTrue);
    if (layer->addTrustedCertificateFile(tls.authorityFile.c_str(), DCF_Filetype_PEM).bad())
        return unusable(ReasonCode::PacsAuthoritiesNotPem, tls.authorityFile);
    if (!tls.certificateFile.empty()) {
        if (layer->setPrivateKeyFile(tls.keyFile.c_str(), DCF_Filetype_PEM).bad())
            return unusable(ReasonCode::PacsKeyNotPem, tls.keyFile);
        if (setCertificate(*layer, tls.certificateFile).bad()
            || !layer->checkPrivateKeyMatchesCertificate())
            return unusable(ReasonCode::PacsCertificateNotPem, tls.certificateFile);
    }
    layer->setCertificateVerification(DCV_requireCertificate);
    if (layer->setTLSProfile(TSP_Profile_BCP195_ND).bad() || layer->activateCipherSuites().bad())
        return failure(ErrorCode::Internal, ReasonCode::PacsTlsNotSetUp);
    return Result<std::unique_ptr<DcmTransportLayer>>(std::move(layer));
}

bool certificateNames(std::span<const unsigned char> certificate, const std::string& host)
{
    const unsigned char* bytes = certificate.data();
    const std::unique_ptr<X509, decltype(&::X509_free)> parsed(
        ::d2i_X509(nullptr, &bytes, static_cast<long>(certificate.size())), &::X509_free);
    return parsed
        && (::X509_check_host(parsed.get(), host.c_str(), host.size(), 0, nullptr) == 1
            || ::X509_check_ip_asc(parsed.get(), host.c_str(), 0) == 1);
}

} // namespace foramen
