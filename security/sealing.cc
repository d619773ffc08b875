#include "security/sealing.h"

#include <sodium.h>

#include <cassert>

#include "security/digest.h"
#include "security/private_file.h"

namespace caseway::security {
namespace {

constexpr std::size_t kKey = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* Read(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* Write(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string Seal(const std::string& key, std::string_view secret, std::string_view context) {
  assert(key.size() == kKey);
  const std::string nonce = RandomBytes(kNonce);
  std::string sealed(secret.size() + kTag, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(Write(sealed), nullptr, Read(secret), secret.size(), Read(context),
                                             context.size(), nullptr, Read(nonce), Read(key));
  return nonce + sealed;
}

std::optional<std::string> Unseal(const std::string& key, std::string_view sealed, std::string_view context) {
  assert(key.size() == kKey);
  if (sealed.size() < kNonce + kTag) return std::nullopt;
  const std::string_view body = sealed.substr(kNonce);
  std::string secret(body.size() - kTag, '\0');
  const int result = crypto_aead_xchacha20poly1305_ietf_decrypt(
      Write(secret), nullptr, nullptr, Read(body), body.size(), Read(context), context.size(), Read(sealed), Read(key));
  if (result != 0) return std::nullopt;
  return secret;
}

Result<std::string> LoadOrMakeKey(const std::filesystem::path& file) {
  Result<std::string> read = ReadPrivateFile(file);
  if (!read && read.error().code == ErrorCode::kNotFound) {
    const std::string key = RandomBytes(kKey);
    if (Result<void> written = WritePrivateFile(file, key); !written) return written.error();
    return key;
  }
  if (read && read->size() != kKey) return Internal(file.string() + " is not a key of 32 bytes");
  return read;
}

}  // namespace caseway::security
