#include "security/certificate.h"

#include <arpa/inet.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <memory>
#include <system_error>

#include "security/digest.h"
#include "security/encoding.h"
#include "security/private_file.h"

namespace caseway::security {
namespace {

constexpr long kDaysValid = 825;
constexpr long kSecondsPerDay = 24 * 60 * 60;

template <class T, void (*Free)(T*)>
struct Freer {
  void operator()(T* thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Freer<X509, X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION, X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO, BIO_free_all>>;

bool IsAddress(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

// "DNS:localhost,IP:127.0.0.1"; "" when a name is neither a host name nor an address.
std::string AlternativeNames(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    const bool address = IsAddress(name);
    const bool host = !name.empty() && name.find_first_not_of(
                                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                           "0123456789.-") == std::string::npos;
    if (!address && !host) return "";
    out += (out.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + name;
  }
  return out;
}

bool AddExtension(X509* certificate, int id, const std::string& value) {
  const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, id, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool SetSerial(X509* certificate) {
  std::string bytes = RandomBytes(16);
  bytes[0] = static_cast<char>(bytes[0] & 0x7F);  // positive
  BIGNUM* number = BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), 16, nullptr);
  const bool set = number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
  BN_free(number);
  return set;
}

bool Fill(X509* certificate, EVP_PKEY* key, const std::string& names, Instant now) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  std::time_t at = static_cast<std::time_t>(seconds) - kSecondsPerDay;  // a day back, for clocks behind ours
  X509_set_version(certificate, 2);
  X509_time_adj_ex(X509_getm_notBefore(certificate), 0, 0, &at);
  X509_time_adj_ex(X509_getm_notAfter(certificate), static_cast<int>(kDaysValid), 0, &at);
  X509_NAME* name = X509_get_subject_name(certificate);
  const auto* common = reinterpret_cast<const unsigned char*>("Caseway");
  return SetSerial(certificate) && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, common, -1, -1, 0) == 1 &&
         X509_set_issuer_name(certificate, name) == 1 && X509_set_pubkey(certificate, key) == 1 &&
         AddExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
         AddExtension(certificate, NID_key_usage, "critical,digitalSignature") &&
         AddExtension(certificate, NID_ext_key_usage, "serverAuth") &&
         AddExtension(certificate, NID_subject_alt_name, names) && X509_sign(certificate, key, EVP_sha256()) > 0;
}

std::string Contents(BIO* bio) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  return std::string(bytes, static_cast<std::size_t>(size));
}

std::string Fingerprint(X509* certificate) {
  Sha256Sum sum{};
  X509_digest(certificate, EVP_sha256(), sum.data(), nullptr);
  std::string out;
  for (const char c : ToHex(BytesOf(sum))) {
    if (out.size() % 3 == 2) out += ':';
    out += c >= 'a' ? static_cast<char>(c - ('a' - 'A')) : c;
  }
  return out;
}

Instant Expiry(X509* certificate) {
  std::tm broken{};
  ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &broken);
  return Instant(std::chrono::seconds(timegm(&broken)));
}

}  // namespace

Result<Certificate> MakeCertificate(const std::vector<std::string>& names, Instant now) {
  const std::string alternatives = AlternativeNames(names);
  if (alternatives.empty()) return InvalidInput("A certificate needs host names or IP addresses.");
  const Key key(EVP_EC_gen("P-256"));
  const X509Certificate certificate(X509_new());
  if (!key || !certificate || !Fill(certificate.get(), key.get(), alternatives, now)) {
    return Internal("the certificate could not be made");
  }
  const Bio certificate_out(BIO_new(BIO_s_mem()));
  const Bio key_out(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(certificate_out.get(), certificate.get());
  PEM_write_bio_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return ReadCertificate(Contents(certificate_out.get()), Contents(key_out.get()));
}

Result<Certificate> ReadCertificate(std::string certificate_pem, std::string key_pem) {
  const Bio in(BIO_new_mem_buf(certificate_pem.data(), static_cast<int>(certificate_pem.size())));
  const X509Certificate certificate(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
  if (!certificate) return InvalidInput("The certificate file is not a certificate in PEM.");
  return Certificate{std::move(certificate_pem), std::move(key_pem), Fingerprint(certificate.get()),
                     Expiry(certificate.get())};
}

Result<Certificate> LoadOrMakeCertificate(const std::filesystem::path& folder, const std::vector<std::string>& names,
                                          Instant now) {
  const std::filesystem::path certificate_file = folder / "certificate.pem";
  const std::filesystem::path key_file = folder / "key.pem";
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  if (!std::filesystem::exists(certificate_file, ignored) && !std::filesystem::exists(key_file, ignored)) {
    Result<Certificate> made = MakeCertificate(names, now);
    if (!made) return made;
    if (Result<void> kept = WritePrivateFile(key_file, made->key_pem); !kept) return kept.error();
    if (Result<void> kept = WritePrivateFile(certificate_file, made->certificate_pem); !kept) return kept.error();
    return made;
  }
  Result<std::string> key = ReadPrivateFile(key_file);
  if (!key) return key.error();
  Result<std::string> certificate = ReadPrivateFile(certificate_file);
  if (!certificate) return certificate.error();
  return ReadCertificate(std::move(*certificate), std::move(*key));
}

}  // namespace caseway::security
