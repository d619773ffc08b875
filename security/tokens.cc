#include "security/tokens.h"

#include "security/digest.h"
#include "security/encoding.h"

namespace caseway::security {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr int kRecoveryCodes = 10;
constexpr std::size_t kRecoveryCharacters = 10;
constexpr std::string_view kRecoveryAlphabet = "23456789abcdefghjkmnpqrstuvwxyz_";  // "_" is never drawn

std::string Tagged(std::string_view purpose, std::string_view rest) {
  return std::string(purpose) + '\0' + std::string(rest);
}

// A character of the alphabet; the 32nd value is drawn again, so that all 31 are equally likely.
char RandomCharacter() {
  for (;;) {
    const char c = kRecoveryAlphabet[static_cast<unsigned char>(RandomBytes(1)[0]) % 32];
    if (c != '_') return c;
  }
}

}  // namespace

std::string NewToken() { return ToBase64Url(RandomBytes(kTokenBytes)); }

std::optional<Sha256Sum> HashToken(std::string_view token) {
  const std::optional<std::string> bytes = FromBase64Url(token);
  if (!bytes || bytes->size() != kTokenBytes) return std::nullopt;
  return OpenSslDigest().Sha256(*bytes);
}

std::string CsrfToken(const std::string& key, const Sha256Sum& session) {
  return ToBase64Url(BytesOf(HmacSha256(key, Tagged("csrf", BytesOf(session)))));
}

bool IsCsrfToken(const std::string& key, const Sha256Sum& session, std::string_view given) {
  return EqualInConstantTime(CsrfToken(key, session), given);
}

std::string SessionName(const Sha256Sum& session) {
  return ToHex(BytesOf(OpenSslDigest().Sha256(Tagged("name", BytesOf(session))))).substr(0, 12);
}

std::vector<std::string> NewRecoveryCodes() {
  std::vector<std::string> codes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    std::string code;
    for (std::size_t k = 0; k < kRecoveryCharacters; ++k) {
      if (k == kRecoveryCharacters / 2) code += '-';
      code += RandomCharacter();
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

std::string HashRecoveryCode(const std::string& key, std::string_view typed) {
  std::string plain;
  for (const char c : typed) {
    if (c != ' ' && c != '-') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return ToHex(BytesOf(HmacSha256(key, Tagged("recovery", plain))));
}

}  // namespace caseway::security
