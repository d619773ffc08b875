#include "web/html/url.h"

#include <cassert>
#include <utility>

namespace caseway::html {
namespace {

bool IsUnreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

void AppendEncoded(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  out.reserve(out.size() + text.size());
  for (const char signed_c : text) {
    const auto c = static_cast<unsigned char>(signed_c);
    if (IsUnreserved(c)) {
      out.push_back(signed_c);
    } else {
      out.push_back('%');
      out.push_back(kHex[c >> 4]);
      out.push_back(kHex[c & 15]);
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
