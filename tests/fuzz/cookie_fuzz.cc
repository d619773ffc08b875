// Any bytes as a Cookie header: names are tokens, values visible ASCII, so that a cookie can be sent back as it came.
#include <cstdlib>
#include <string>

#include "web/http/decoding.h"
#include "web/http/tokens.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto cookies = caseway::http::ParseCookies(text);
  if (!cookies) return 0;
  Require(cookies->size() <= 50);
  std::string again;
  for (const auto& cookie : *cookies) {
    Require(caseway::http::IsToken(cookie.name));
    for (const unsigned char c : cookie.value) Require(c > 0x20 && c < 0x7F && c != ';');
    again += cookie.name + "=" + cookie.value + "; ";
  }
  Require(*caseway::http::ParseCookies(again) == *cookies);
  return 0;
}
