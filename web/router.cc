#include "web/route.h"

namespace caseway::web {
namespace {

// Compares one pattern with the path's segments, taking the named ones.
bool Fits(std::string_view pattern, const std::vector<std::string>& segments,
          std::vector<std::pair<std::string, std::string>>& taken) {
  taken.clear();
  std::size_t at = 0;
  while (!pattern.empty()) {
    pattern.remove_prefix(1);  // the slash
    const auto end = pattern.find('/');
    const std::string_view part = pattern.substr(0, end);
    pattern = end == std::string_view::npos ? std::string_view{} : pattern.substr(end);
    if (part.empty()) break;  // "/" itself
    if (at == segments.size()) return false;
    if (part.front() == '{') {
      if (segments[at].empty()) return false;
      taken.emplace_back(std::string(part.substr(1, part.size() - 2)), segments[at]);
    } else if (part != segments[at]) {
      return false;
    }
    ++at;
  }
  return at == segments.size();
}

}  // namespace

Match FindRoute(http::Method method, const std::vector<std::string>& segments) {
  Match match;
  if (method == http::Method::kHead) method = http::Method::kGet;
  std::vector<std::pair<std::string, std::string>> taken;
  for (const Route& route : Routes()) {
    if (!Fits(route.pattern, segments, taken)) continue;
    if (route.method != method) {
      match.other_method = true;
      continue;
    }
    match.route = &route;
    match.path = std::move(taken);
    return match;
  }
  return match;
}

}  // namespace caseway::web
