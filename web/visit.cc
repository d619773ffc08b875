#include "web/visit.h"

#include "core/ports/digest.h"
#include "web/http/response.h"
#include "web/service.h"

namespace caseway::web {

Viewer Visit::viewer() const {
  Viewer viewer = access::ViewerOf(roles(), actor);
  viewer.now = now;
  return viewer;
}

std::string_view Visit::Path(std::string_view name) const {
  for (const auto& [key, value] : path) {
    if (key == name) return value;
  }
  return {};
}

int Visit::QueryNumber(std::string_view name, int most) const {
  const std::string_view text = request.query.Get(name);
  if (text.empty() || text.size() > 7) return 0;
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value > most ? 0 : value;
}

std::string Visit::Back(std::string otherwise) const {
  std::string_view back = request.form.Get("back");
  if (back.empty()) back = request.query.Get("back");
  return http::IsLocalPath(back) ? std::string(back) : std::move(otherwise);
}

// It begins with the time: commands are kept in the order of their ids, and new ones belong together at the end.
std::string Visit::NewCommandId() const {
  std::uint8_t bytes[16];
  service->digest.Random(bytes, sizeof bytes);
  auto micros = static_cast<std::uint64_t>(now.time_since_epoch().count());
  for (int i = 6; i >= 0; --i, micros >>= 8) bytes[i] = static_cast<std::uint8_t>(micros & 0xff);
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (std::uint8_t byte : bytes) {
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace caseway::web
