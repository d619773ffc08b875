#include "web/http/tls_context.h"

#include <openssl/ssl.h>

#include <boost/asio/buffer.hpp>

namespace caseway::http {
namespace {

namespace asio = boost::asio;

constexpr char kCiphers[] =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr char kSuites[] = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr char kGroups[] = "X25519:P-256:P-384";
constexpr unsigned char kProtocols[] = "\x08http/1.1";  // one length-prefixed name (RFC 7301)

// A client that offers protocols must offer ours; one that offers none speaks it anyway.
int ChooseProtocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                   unsigned offered_size, void*) {
  unsigned char* selected = nullptr;
  const int found = SSL_select_next_proto(&selected, size, kProtocols, sizeof(kProtocols) - 1, offered, offered_size);
  *chosen = selected;
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

bool SetPolicy(SSL_CTX* context) {
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);  // resumption is by ticket: nothing is kept here
  SSL_CTX_set_num_tickets(context, 1);
  SSL_CTX_set_alpn_select_cb(context, ChooseProtocol, nullptr);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(context, kCiphers) == 1 && SSL_CTX_set_ciphersuites(context, kSuites) == 1 &&
         SSL_CTX_set1_groups_list(context, kGroups) == 1;
}

}  // namespace

Result<std::unique_ptr<asio::ssl::context>> MakeTlsContext(const std::string& certificate_pem,
                                                           const std::string& key_pem) {
  auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  if (!SetPolicy(context->native_handle())) return Internal("the TLS policy is not understood by this OpenSSL");
  boost::system::error_code error;
  context->use_certificate_chain(asio::buffer(certificate_pem), error);
  if (error) return InvalidInput("The certificate file is not a certificate in PEM.");
  context->use_private_key(asio::buffer(key_pem), asio::ssl::context::pem, error);
  if (error) return InvalidInput("The key file is not a private key in PEM that belongs to the certificate.");
  return context;
}

}  // namespace caseway::http
