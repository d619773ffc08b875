#include "web/html/url.h"

#include <array>
#include <cassert>
#include <utility>

namespace caseway::html {
namespace {

constexpr bool IsUnreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

constexpr std::array<bool, 256> MakeUnreserved() {
  std::array<bool, 256> as_it_is{};
  for (std::size_t c = 0; c < as_it_is.size(); ++c) as_it_is[c] = IsUnreserved(static_cast<unsigned char>(c));
  return as_it_is;
}
constexpr std::array<bool, 256> kUnreserved = MakeUnreserved();

// Most parts of an address are plain from end to end: runs are copied whole.
void AppendEncoded(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && kUnreserved[static_cast<unsigned char>(text[end])]) ++end;
    out.append(text.substr(at, end - at));
    for (at = end; at < text.size() && !kUnreserved[static_cast<unsigned char>(text[at])]; ++at) {
      const auto c = static_cast<unsigned char>(text[at]);
      const char encoded[] = {'%', kHex[c >> 4], kHex[c & 15]};
      out.append(encoded, sizeof encoded);
    }
  }
}

}  // namespace

Url Url::Own(std::string text) {
  Url url;
  url.text_ = std::move(text);
  return url;
}

Url Url::Path(std::initializer_list<std::string_view> segments) {
  Url path = Url().Under(segments);
  return path.empty() ? Own("/") : path;
}

Url Url::Under(std::initializer_list<std::string_view> segments) && {
  for (const std::string_view segment : segments) {
    assert(segment != "." && segment != "..");
    text_.push_back('/');
    AppendEncoded(text_, segment);
  }
  return std::move(*this);
}

Url Url::Fragment(std::string_view id) { return Own("").At(id); }

std::optional<Url> Url::Check(std::string_view text) {
  if (!IsAllowedUrl(text)) return std::nullopt;
  return Own(std::string(text));
}

Url Url::Query(std::string_view name, std::string_view value) && {
  text_.push_back(text_.find('?') == std::string::npos ? '?' : '&');
  AppendEncoded(text_, name);
  text_.push_back('=');
  AppendEncoded(text_, value);
  return std::move(*this);
}

Url Url::At(std::string_view id) && {
  text_.push_back('#');
  AppendEncoded(text_, id);
  return std::move(*this);
}

}  // namespace caseway::html
