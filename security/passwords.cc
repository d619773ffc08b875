#include "security/passwords.h"

#include <sodium.h>

#include <array>
#include <cstdlib>

#include "security/digest.h"

namespace caseway::security {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 19 * 1024 * 1024;

void StartSodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) std::abort();
}

}  // namespace

std::string HashPassword(std::string_view password) {
  StartSodium();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), kPasses, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    std::abort();
  }
  return out.data();
}

bool VerifyPassword(const std::string& kept, std::string_view password) {
  StartSodium();
  return kept.size() < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_verify(kept.c_str(), password.data(), password.size()) == 0;
}

bool NeedsRehash(const std::string& kept) {
  StartSodium();
  return kept.size() >= crypto_pwhash_STRBYTES || crypto_pwhash_str_needs_rehash(kept.c_str(), kPasses, kMemory) != 0;
}

const std::string& DummyHash() {
  static const std::string hash = HashPassword(RandomBytes(32));
  return hash;
}

}  // namespace caseway::security
