// The server's certificate: one of our own making on the first run, the council's afterwards.
//
//   Result<Certificate> own = LoadOrMakeCertificate(data / "tls", {"localhost", "127.0.0.1"}, now);
//   own->fingerprint    -> "3A:7F:..." (SHA-256), printed at start so that the first browser can compare it
//
// Self-signed, ECDSA P-256, for 825 days; `certificate.pem` and `key.pem`, both mode 0600. A council's own certificate
// is put in their place. Threads: once, at start.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/dates.h"
#include "core/result.h"

namespace caseway::security {

struct Certificate {
  std::string certificate_pem;
  std::string key_pem;
  std::string fingerprint;
  Instant expires{};
};

// `names`: host names and IP addresses. Errors: kInvalidInput for a name that is neither.
Result<Certificate> MakeCertificate(const std::vector<std::string>& names, Instant now);
// Errors: kInvalidInput when it is not a certificate in PEM.
Result<Certificate> ReadCertificate(std::string certificate_pem, std::string key_pem);
// From the folder, made there when it has none. Errors: as above; kForbidden when others may read the key.
Result<Certificate> LoadOrMakeCertificate(const std::filesystem::path& folder, const std::vector<std::string>& names,
                                          Instant now);

}  // namespace caseway::security
