#include "web/views/signed_off.h"

#include <algorithm>

#include "core/casework/events.h"
#include "web/views/form_reading.h"

namespace caseway::web {

std::string FrozenSentence(Record& record, CaseId id, const forms::FormDefinition& form, const FormVersion& version) {
  constexpr int kMostEntries = 1000;
  if (!version.signed_off) return "";
  const std::string plain = std::string(FrozenWords(version)) + ". ";
  if (version.closed_with_case) return plain;
  const auto history = record.cases().Chronology(id, 0, kMostEntries);
  const auto signed_off = std::find_if(history.begin(), history.end(), [&](const ChronologyRow& entry) {
    return entry.type == events::kFormSignedOff && entry.title.rfind(form.title + " ", 0) == 0;
  });
  if (signed_off == history.end()) return plain;
  return "Signed off by " + signed_off->by + " on " + FormatLong(signed_off->entered) + ". ";
}

}  // namespace caseway::web
