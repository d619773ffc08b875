#include "core/casework/known_code.h"

#include <algorithm>

namespace caseway::casework {

Result<void> KnownCode(const std::string& field, const std::string& code, const char* list, const Deed& deed) {
  if (code.empty()) return {};
  const auto found = deed.library.codes.find(list);
  if (found == deed.library.codes.end()) return Internal("the code list " + std::string(list) + " is missing");
  const auto offered = found->second.Offered(LondonDate(deed.now));
  if (std::any_of(offered.begin(), offered.end(), [&](const auto* one) { return one->id == code; })) return {};
  return InvalidField(field, "Choose one of the list.");
}

}  // namespace caseway::casework
