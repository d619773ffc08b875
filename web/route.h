// Route: one line of the table in web/routes.cc: method, path, permission, handler.
//
//   Get("/cases/{case}", Permission::kSeeCase, ShowCase),
//   Post("/cases/{case}/notes", Permission::kWriteNote, WriteCaseNote),
//
// A route without a permission does not compile. Public ones (sign-in, static files) say so by name. The frame asks for
// the permission before the handler runs; the handler's use case asks again for the record at hand. Threads: constants.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/access/permission.h"
#include "web/answer.h"
#include "web/http/request.h"

namespace caseway::web {

using PageHandler = Answer (*)(Visit&, Record&);
using DeedHandler = Outcome (*)(Visit&, Record&);

struct Route {
  http::Method method;
  std::string_view pattern;                      // "/cases/{case}/forms/{form}"
  std::optional<access::Permission> permission;  // none: public
  PageHandler page = nullptr;
  DeedHandler deed = nullptr;
};

constexpr Route Get(std::string_view pattern, access::Permission permission, PageHandler page) {
  return {http::Method::kGet, pattern, permission, page, nullptr};
}
constexpr Route Post(std::string_view pattern, access::Permission permission, DeedHandler deed) {
  return {http::Method::kPost, pattern, permission, nullptr, deed};
}
// Reached by people who are not signed in.
constexpr Route PublicGet(std::string_view pattern, PageHandler page) {
  return {http::Method::kGet, pattern, std::nullopt, page, nullptr};
}
constexpr Route PublicPost(std::string_view pattern, DeedHandler deed) {
  return {http::Method::kPost, pattern, std::nullopt, nullptr, deed};
}

// Every route there is, in the order they are tried (web/routes.cc).
const std::vector<Route>& Routes();

struct Match {
  const Route* route = nullptr;
  std::vector<std::pair<std::string, std::string>> path;
  bool other_method = false;  // the path exists with another method: 405
};
Match FindRoute(http::Method method, const std::vector<std::string>& segments);

}  // namespace caseway::web
