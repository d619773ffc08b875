#include "core/casework/possible_breach.h"

namespace caseway::casework {

bool IsPossibleBreach(const forms::CodeLists& codes, std::string_view error_reason) {
  const auto list = codes.find("error-reasons");
  const auto* code = list == codes.end() ? nullptr : list->second.Find(error_reason);
  if (code == nullptr) return false;
  const auto group = code->more.find("group");
  return group != code->more.end() && group->second == "possible breach";
}

}  // namespace caseway::casework
