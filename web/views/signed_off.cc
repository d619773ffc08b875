#include "web/views/signed_off.h"

#include "web/views/form_reading.h"

namespace caseway::web {

std::string FrozenSentence(const FormVersion& version) {
  if (!version.signed_off) return "";
  if (version.signed_by.empty()) return std::string(FrozenWords(version)) + ". ";
  return "Signed off by " + version.signed_by + " on " + FormatLong(version.signed_at) + ". ";
}

}  // namespace caseway::web
