#include "security/encoding.h"

#include <cstdint>

namespace caseway::security {
namespace {

constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

// Bits in, groups of `width` bits out, the last one filled with zeros.
std::string Regroup(std::string_view bytes, int width, std::string_view alphabet) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const unsigned char byte : bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= width; bits -= width) out += alphabet[(held >> (bits - width)) & ((1u << width) - 1)];
  }
  if (bits > 0) out += alphabet[(held << (width - bits)) & ((1u << width) - 1)];
  return out;
}

}  // namespace

std::string ToHex(std::string_view bytes) { return Regroup(bytes, 4, "0123456789abcdef"); }
std::string ToBase64Url(std::string_view bytes) { return Regroup(bytes, 6, kBase64Url); }
std::string ToBase32(std::string_view bytes) { return Regroup(bytes, 5, kBase32); }

std::optional<std::string> FromBase64Url(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t value = kBase64Url.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 6) | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>((held >> bits) & 0xFF);
  }
  if ((held & ((1u << bits) - 1)) != 0) return std::nullopt;  // one text for one value
  return out;
}

}  // namespace caseway::security
