// Any bytes as a multipart body, the first line as its content type: names are text and file names hold no folder.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "core/utf8.h"
#include "web/http/multipart.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(text.find('\n'), text.size());
  const std::string body = text.substr(std::min(cut + 1, text.size()));
  const auto form = caseway::http::ParseMultipart(body, text.substr(0, cut), 20);
  if (!form) return 0;
  Require(form->fields.size() + form->uploads.size() <= 20);
  for (const auto& field : form->fields) Require(!field.name.empty() && caseway::IsValidUtf8(field.value));
  for (const auto& upload : form->uploads) {
    Require(upload.file_name.find_first_of("/\\\r\n") == std::string::npos);
    Require(body.find(upload.bytes) != std::string::npos);
  }
  return 0;
}
