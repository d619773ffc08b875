#include "core/forms/written.h"

#include <tuple>

namespace caseway::forms {

bool Before(const Place& a, const Place& b) {
  return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
}

std::string ToString(const Place& place) {
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

bool Written::Has(std::string_view key) const {
  for (const auto& [name, place] : keys) {
    if (name == key) return true;
  }
  return false;
}

const Place& Written::Of(std::string_view key) const {
  for (const auto& [name, place] : keys) {
    if (name == key) return place;
  }
  const auto dot = key.rfind('.');
  return dot == std::string_view::npos ? header : Of(key.substr(0, dot));
}

}  // namespace caseway::forms
