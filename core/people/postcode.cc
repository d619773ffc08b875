#include "core/people/postcode.h"

#include <array>

namespace caseway {
namespace {

bool IsLetter(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Upper case, blanks left out; "" when there is anything but ASCII letters, digits and blanks.
std::string Squeeze(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == ' ' || c == '\t') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!IsLetter(c) && !IsDigit(c)) return {};
    out += c;
  }
  return out;
}

// `shape` has A for a letter and 9 for a digit.
bool Fits(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == 'A' ? !IsLetter(text[i]) : !IsDigit(text[i])) return false;
  }
  return true;
}

bool IsOutward(std::string_view text) {
  constexpr std::array<std::string_view, 6> kShapes = {"A9", "A99", "AA9", "AA99", "A9A", "AA9A"};
  for (const auto shape : kShapes) {
    if (Fits(text, shape)) return true;
  }
  return text == "GIR";
}

// The last two letters never are C, I, K, M, O or V, but for pseudo codes.
bool IsInward(std::string_view text, bool pseudo) {
  return Fits(text, "9AA") && (pseudo || text.find_first_of("CIKMOV", 1) == text.npos);
}

}  // namespace

Result<std::string> ParsePostcode(std::string_view text) {
  const std::string squeezed = Squeeze(text);
  constexpr std::size_t kInwardLength = 3;
  if (squeezed.size() > kInwardLength) {
    const std::string outward = squeezed.substr(0, squeezed.size() - kInwardLength);
    const std::string inward = squeezed.substr(squeezed.size() - kInwardLength);
    if (IsOutward(outward) && IsInward(inward, outward == "ZZ99")) return outward + " " + inward;
  }
  return InvalidInput("This is not the shape of a UK postcode, such as WH3 9AR.");
}

bool IsPseudoPostcode(std::string_view postcode) { return postcode.starts_with("ZZ99 "); }

std::string PostcodeForReturn(std::string_view postcode, std::string_view address) {
  if (!postcode.empty()) return std::string(postcode);
  std::string lower;
  for (char c : address) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::string(lower.find("no fixed abode") == lower.npos ? kPostcodeNotKnown : kNoFixedAbode);
}

}  // namespace caseway
