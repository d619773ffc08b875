#include "security/totp.h"

#include <liboath/oath.h>

#include <array>
#include <chrono>
#include <cstdlib>

#include "security/digest.h"
#include "security/encoding.h"

namespace caseway::security {
namespace {

constexpr std::int64_t kStepSeconds = 30;
constexpr std::size_t kSecretBytes = 20;

int Flags(TotpHash hash) {
  switch (hash) {
    case TotpHash::kSha1: return 0;
    case TotpHash::kSha256: return OATH_TOTP_HMAC_SHA256;
    case TotpHash::kSha512: return OATH_TOTP_HMAC_SHA512;
  }
  return 0;
}

std::string DigitsOf(std::string_view code) {
  std::string digits;
  for (const char c : code) {
    if (c != ' ') digits += c;
  }
  return digits;
}

std::string EncodeForUri(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
    if (plain) {
      out += c;
    } else {
      out += "%" + ToHex({&c, 1});
    }
  }
  return out;
}

}  // namespace

std::string NewTotpSecret() { return RandomBytes(kSecretBytes); }

std::int64_t TotpStep(Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / kStepSeconds;
}

std::string TotpCode(std::string_view secret, std::int64_t step, int digits, TotpHash hash) {
  std::array<char, 16> out{};
  const int result = oath_totp_generate2(secret.data(), secret.size(), static_cast<time_t>(step * kStepSeconds),
                                         static_cast<unsigned>(kStepSeconds), 0, static_cast<unsigned>(digits),
                                         Flags(hash), out.data());
  if (result != OATH_OK) std::abort();
  return out.data();
}

bool LooksLikeTotp(std::string_view code) {
  const std::string digits = DigitsOf(code);
  return digits.size() == 6 && digits.find_first_not_of("0123456789") == std::string::npos;
}

std::optional<std::int64_t> MatchTotp(std::string_view secret, std::string_view code, Instant now,
                                      std::int64_t last_step) {
  const std::string digits = DigitsOf(code);
  const std::int64_t present = TotpStep(now);
  std::optional<std::int64_t> matched;
  for (std::int64_t step = present - 1; step <= present + 1; ++step) {
    const bool equal = EqualInConstantTime(TotpCode(secret, step), digits);
    if (equal && step > last_step && !matched) matched = step;
  }
  return matched;
}

std::string TotpUri(std::string_view secret, std::string_view issuer, std::string_view account) {
  const std::string by = EncodeForUri(issuer);
  return "otpauth://totp/" + by + ":" + EncodeForUri(account) + "?secret=" + ToBase32(secret) + "&issuer=" + by;
}

}  // namespace caseway::security
