#include "core/reference.h"

#include <array>

namespace caseway {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
constexpr std::uint64_t kMask = (1ull << 40) - 1;
// An odd factor is a bijection modulo 2^40; kInverse undoes it. Together with the two shifts neighbouring ids look
// unalike.
constexpr std::uint64_t kFactor = 0x9E3779B97Full & kMask;

constexpr std::uint64_t InverseModulo2To40(std::uint64_t odd) {
  std::uint64_t inverse = 1;
  for (int i = 0; i < 6; ++i) inverse *= 2 - odd * inverse;  // Newton: doubles the correct bits each round
  return inverse & kMask;
}
constexpr std::uint64_t kInverse = InverseModulo2To40(kFactor);
static_assert(((kFactor * kInverse) & kMask) == 1);

constexpr std::uint64_t Scatter(std::uint64_t id) {
  id = (id * kFactor) & kMask;
  id ^= id >> 20;
  return (id * kFactor) & kMask;
}
constexpr std::uint64_t Gather(std::uint64_t scattered) {
  std::uint64_t id = (scattered * kInverse) & kMask;
  id ^= id >> 20;
  return (id * kInverse) & kMask;
}
static_assert(Gather(Scatter(123456789)) == 123456789);

std::array<char, 9> Characters(std::int64_t id) {
  std::uint64_t scattered = Scatter(static_cast<std::uint64_t>(id) & kMask);
  std::array<char, 9> out{};
  out[8] = kAlphabet[scattered % 37];
  for (int i = 7; i >= 0; --i, scattered >>= 5) out[static_cast<std::size_t>(i)] = kAlphabet[scattered & 31];
  return out;
}

int ValueOf(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const auto at = kAlphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::string ReferenceOf(std::int64_t id) {
  const auto c = Characters(id);
  return std::string(c.data(), 4) + "-" + std::string(c.data() + 4, 4) + "-" + c[8];
}

std::string PathReferenceOf(std::int64_t id) {
  std::string out;
  for (char c : Characters(id)) {
    // The five check-only characters would need escaping in an address; letters that the alphabet leaves out stand for
    // them.
    switch (c) {
      case '*': out += "i"; break;
      case '~': out += "l"; break;
      case '$': out += "o"; break;
      case '=': out += "-"; break;
      default: out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  return out;
}

Result<std::int64_t> ParseReference(std::string_view text) {
  // Nine characters exactly with a trailing i, l, o or "-" is the address form of a check character.
  std::uint64_t scattered = 0;
  int seen = 0;
  int check = -1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool address_check = seen == 8 && text.size() == 9 && i == 8;
    if (!address_check && (c == '-' || c == ' ')) continue;
    int value = ValueOf(c);
    if (address_check) {
      if (c == 'i') value = 32;
      if (c == 'l') value = 33;
      if (c == 'o') value = 34;
      if (c == '-') value = 35;
    }
    if (value < 0 || (seen < 8 && value > 31))
      return InvalidInput("A reference has only letters and digits, such as 7K3Q-F2M9-X.");
    if (seen < 8) scattered = scattered << 5 | static_cast<std::uint64_t>(value);
    if (seen == 8) check = value;
    if (++seen > 9) return InvalidInput("This reference is too long: it has nine characters, such as 7K3Q-F2M9-X.");
  }
  if (seen < 9) return InvalidInput("This reference is too short: it has nine characters, such as 7K3Q-F2M9-X.");
  if (static_cast<int>(scattered % 37) != check)
    return InvalidInput("This reference is mistyped: its last character does not fit the rest.");
  return static_cast<std::int64_t>(Gather(scattered));
}

}  // namespace caseway
