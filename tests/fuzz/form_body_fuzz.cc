// Any bytes as an urlencoded form: fields are few enough, valid UTF-8 and without NUL.
#include <cstdlib>
#include <string>

#include "core/utf8.h"
#include "web/http/decoding.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void RequireText(const std::string& text) {
  Require(caseway::IsValidUtf8(text) && text.find('\0') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto form = caseway::http::ParseForm(text, 50)) {
    Require(form->size() <= 50);
    for (const auto& field : *form) {
      RequireText(field.name);
      RequireText(field.value);
    }
  }
  if (const auto parts = caseway::http::SplitPath("/" + text)) {
    for (const std::string& part : *parts) {
      RequireText(part);
      Require(part != ".." && part.find('/') == std::string::npos);
    }
  }
  return 0;
}
