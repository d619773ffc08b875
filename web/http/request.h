// Request: one whole, checked HTTP request in our own words, with no socket in sight.
//
//   // POST /cases/7k3qf2m9x/notes?back=%2Fwork, a form with text=Hello
//   request.segments           -> {"cases", "7k3qf2m9x", "notes"}
//   request.query.Get("back")  -> "/work"
//   request.form.Get("text")   -> "Hello"
//
// What reaches a handler has passed List B (header_block.h): one valid Host, an ASCII target in origin form, a known
// method, a length within the limit. Text is percent-decoded once and valid UTF-8 without NUL; a request whose path,
// query, form or cookies are not is refused with 400 before any handler sees it. Threads: a value, moved to its
// handler.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dates.h"
#include "web/http/fields.h"

namespace caseway::http {

enum class Method { kGet, kHead, kPost };

// A file sent with a multipart form. The bytes are as sent: nothing has looked at them.
struct Upload {
  std::string field;
  std::string file_name;     // the last part of what the browser said: no folders; never a path to write to
  std::string content_type;  // as the browser said, lower case: a claim, not a fact
  std::string bytes;
};

struct Request {
  Method method = Method::kGet;
  std::string path = "/";             // as sent, still encoded, without the query
  std::vector<std::string> segments;  // decoded; "/" has none, "/a/" has {"a", ""}
  Fields query;                       // decoded
  Fields form;                        // fields of an urlencoded or multipart body, decoded
  std::vector<Upload> uploads;        // files of a multipart body
  Fields cookies;                     // as sent
  std::string body;                   // the bytes, for any other content type (JSON); "" for forms
  std::string peer;                   // the address the connection came from
  std::string id;                     // this request's number in the log and on error pages
  Instant received{};
  std::string head;  // the header block as sent, for Header()

  // A header's value without surrounding blanks, "" when absent; names in any case. Duplicates: the first.
  std::string_view Header(std::string_view name) const;
  // HEAD is answered as GET by handlers; the server leaves the body away.
  bool IsRead() const { return method != Method::kPost; }
  // The path with its query as sent, for coming back after signing in.
  std::string Target() const;
};

}  // namespace caseway::http
