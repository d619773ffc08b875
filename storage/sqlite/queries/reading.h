// How columns become values: instants, dates and documents as the tables keep them. Threads: pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.h"
#include "core/document.h"

namespace caseway::storage {

inline Instant InstantAt(std::int64_t micros) { return Instant(std::chrono::microseconds(micros)); }
// "" for none.
inline std::string IsoOrNothing(std::int64_t micros) { return micros == 0 ? "" : FormatIso(InstantAt(micros)); }

inline std::optional<Date> DateOrNone(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto date = ParseDate(text);
  return date ? std::optional(*date) : std::nullopt;
}

inline Document DocumentOf(std::string_view json) {
  auto document = ReadJson(json);
  return document ? *std::move(document) : Document();
}

// A list of ids or words kept as JSON.
template <class T>
std::vector<T> IdsOf(std::string_view json) {
  std::vector<T> ids;
  const Document list = DocumentOf(json);
  for (const auto& item : list.Items()) ids.push_back(T{item.Number()});
  return ids;
}
inline std::vector<std::string> WordsIn(std::string_view json) {
  std::vector<std::string> words;
  const Document list = DocumentOf(json);
  for (const auto& item : list.Items()) words.push_back(item.Text());
  return words;
}

}  // namespace caseway::storage
