// AppendResponse: a response as bytes, with the headers every response carries, whatever the handler did.
//
// The content policy (nothing but our own style, scripts and images; forms to us alone; no frames), HSTS for two years,
// nosniff, no-store, referrer, opener, resource and permissions policies, the request id, length and date. Names and
// values that are not well formed are left out rather than sent: a response cannot be split. Pure. Threads: safe.
#pragma once

#include <string>
#include <string_view>

#include "core/dates.h"
#include "web/http/response.h"

namespace caseway::http {

struct ResponseContext {
  std::string_view request_id = {};
  Instant now{};
  bool keep_alive = true;
  bool without_body = false;  // HEAD: the length of the body, but not the body
};

// Appends status line, headers, blank line and body to `out`.
void AppendResponse(std::string& out, const Response& response, const ResponseContext& context);

// "See Other" for 303; "" for a status we never send.
std::string_view ReasonPhrase(int status);
// "Sun, 22 Nov 2026 09:16:00 GMT"
std::string FormatHttpDate(Instant instant);

}  // namespace caseway::http
