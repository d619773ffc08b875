#include "core/casework/band_rank.h"

#include <algorithm>

namespace caseway::casework {

std::optional<int> RankOfBand(const forms::CodeLists& codes, std::string_view band) {
  const auto bands = codes.find("urgency-bands");
  if (bands == codes.end()) return std::nullopt;
  const auto& list = bands->second.codes;
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& code) { return code.id == band; });
  if (found == list.end()) return std::nullopt;
  return static_cast<int>(found - list.begin()) + 1;
}

std::optional<int> RankUntilBanded(const forms::CodeLists& codes, std::string_view urgency) {
  const auto urgencies = codes.find("urgencies");
  if (urgencies == codes.end() || urgencies->second.codes.empty()) return std::nullopt;
  const auto* code = urgencies->second.Find(urgency);
  if (code == nullptr) code = &urgencies->second.codes.back();
  const auto band = code->more.find("band");
  return band == code->more.end() ? std::nullopt : RankOfBand(codes, band->second);
}

}  // namespace caseway::casework
