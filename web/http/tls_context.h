// MakeTlsContext: how we speak TLS: 1.2 and 1.3, Mozilla's intermediate ciphers, HTTP/1.1 only.
//
// Inside web/http only: the one header besides site.h that names Asio. The ML-KEM group of the guideline is not in
// OpenSSL 3.0 and is left out. Threads: make once, then share.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "core/result.h"

namespace caseway::http {

// Errors: kInvalidInput with a sentence when the certificate or key cannot be read or do not belong together.
Result<std::unique_ptr<boost::asio::ssl::context>> MakeTlsContext(const std::string& certificate_pem,
                                                                  const std::string& key_pem);

}  // namespace caseway::http
