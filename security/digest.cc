#include "security/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace caseway::security {
namespace {

const unsigned char* Unsigned(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// Found once: to look it up by name costs as much as a short digest.
const EVP_MD* FetchedSha256() {
  static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (fetched == nullptr) std::abort();
  return fetched;
}

struct FreesContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// One for each thread: what is hashed is short, and making a context costs as much as hashing it.
EVP_MD_CTX* ContextOfThread() {
  thread_local const std::unique_ptr<EVP_MD_CTX, FreesContext> context(EVP_MD_CTX_new());
  if (context == nullptr) std::abort();
  return context.get();
}

}  // namespace

Sha256Sum OpenSslDigest::Sha256(std::string_view bytes) const {
  Sha256Sum sum{};
  EVP_MD_CTX* context = ContextOfThread();
  const bool done = EVP_DigestInit_ex(context, FetchedSha256(), nullptr) == 1 &&
                    EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1 &&
                    EVP_DigestFinal_ex(context, sum.data(), nullptr) == 1;
  if (!done) std::abort();
  return sum;
}

void OpenSslDigest::Random(std::uint8_t* bytes, std::size_t size) const {
  // Taken in advance, because asking for sixteen bytes costs as much as asking for a thousand.
  thread_local std::array<std::uint8_t, 1024> ahead;
  thread_local std::size_t left = 0;
  if (size > ahead.size()) {
    if (RAND_bytes(bytes, static_cast<int>(size)) != 1) std::abort();
    return;
  }
  if (left < size) {
    if (RAND_bytes(ahead.data(), static_cast<int>(ahead.size())) != 1) std::abort();
    left = ahead.size();
  }
  auto* taken = ahead.data() + ahead.size() - left;
  std::copy_n(taken, size, bytes);
  OPENSSL_cleanse(taken, size);
  left -= size;
}

Sha256Sum HmacSha256(std::string_view key, std::string_view message) {
  // libsodium's: nothing is looked up by name for it, and each request has one.
  Sha256Sum sum{};
  static_assert(std::tuple_size_v<Sha256Sum> == crypto_auth_hmacsha256_BYTES);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, Unsigned(key), key.size());
  crypto_auth_hmacsha256_update(&state, Unsigned(message), message.size());
  crypto_auth_hmacsha256_final(&state, sum.data());
  return sum;
}

bool EqualInConstantTime(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string RandomBytes(std::size_t size) {
  std::string bytes(size, '\0');
  OpenSslDigest().Random(reinterpret_cast<std::uint8_t*>(bytes.data()), size);
  return bytes;
}

}  // namespace caseway::security
