// ParseMultipart: a multipart/form-data body (RFC 7578) into fields and files.
//
//   ParseMultipart(body, "multipart/form-data; boundary=x7", 100) -> {fields: {{"note","…"}}, uploads:
//   {{"file","a.pdf",…}}}
//
// Strict: boundaries stand on lines of their own with CRLF, every part has a Content-Disposition of form-data with a
// name, nested multiparts and transfer encodings are refused, and nothing but blank lines follows the last boundary.
// None means: refuse the request with 400. Pure. Threads: safe.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "web/http/fields.h"
#include "web/http/request.h"

namespace caseway::http {

struct MultipartForm {
  Fields fields;                // valid UTF-8 without NUL
  std::vector<Upload> uploads;  // parts with a file name; an input left empty is left out
};

// At most `most` parts.
std::optional<MultipartForm> ParseMultipart(std::string_view body, std::string_view content_type, std::size_t most);

}  // namespace caseway::http
