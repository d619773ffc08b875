#include "core/casework/caller_said.h"

#include <algorithm>
#include <string_view>

#include "core/casework/whole_words.h"

namespace caseway::casework {

std::string CallerSaid(const std::string& agency, const forms::CodeList& sources) {
  const std::string said = Spaced(agency);
  for (const auto& code : sources.codes) {
    if (said == Spaced(code.label)) return code.id;
  }
  for (const auto& code : sources.codes) {
    const auto words = code.more.find("words");
    if (words == code.more.end()) continue;
    for (std::string_view rest = words->second; !rest.empty();) {
      const auto end = std::min(rest.find(','), rest.size());
      if (StandsIn(rest.substr(0, end), agency)) return code.id;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return "";
}

}  // namespace caseway::casework
