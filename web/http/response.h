// Response: what a handler answers; the server adds the security headers, the length and the date.
//
//   reply(http::Page(std::move(html).Release()));
//   reply(http::SeeOther("/cases/7k3qf2m9x").WithCookie({"__Host-session", token}));
//
// Every response carries the content policy, HSTS, nosniff, no-store and the rest (response_head.h): a handler cannot
// forget them, only mark a hashed static asset as kept. Threads: a value.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "web/http/fields.h"

namespace caseway::http {

// A cookie to set. Always Secure, HttpOnly, SameSite=Lax and for the whole site; `__Host-` names are right for it.
struct SetCookie {
  std::string name;
  std::string value;
  std::optional<int> max_age_seconds = {};  // none: until the browser closes; 0: remove it
};

enum class Caching {
  kNoStore,    // everything that may hold a person's data
  kImmutable,  // a static asset under a path with its own hash
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body = {};
  std::string location = {};  // of a redirect: a path of ours, "/cases/..."
  std::vector<SetCookie> cookies = {};
  std::vector<Field> headers = {};  // any other header; a value with a control character is left out
  Caching caching = Caching::kNoStore;

  Response WithCookie(SetCookie cookie) && {
    cookies.push_back(std::move(cookie));
    return std::move(*this);
  }
  Response WithHeader(Field header) && {
    headers.push_back(std::move(header));
    return std::move(*this);
  }
};

Response Page(std::string html, int status = 200);
// 303 to a path of ours. Anything but a local path ("//evil.example", "https://...") leads to "/" instead.
Response SeeOther(std::string path);
// A file to save: the name is made safe for the header.
Response Download(std::string bytes, std::string content_type, const std::string& file_name);
// An asset under a path that holds its hash.
Response Asset(std::string bytes, std::string content_type);

// True for "/..." that cannot be read as another host or scheme: the only places we redirect to.
bool IsLocalPath(std::string_view path);

}  // namespace caseway::http
