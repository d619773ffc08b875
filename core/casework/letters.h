// Letters: a bundle's text with its places filled, escaped, kept as written.
//
// A letter for someone who needs another format, or who must not be written to, is kept as stopped with the reason
// (P46, P45). Threads: on the writer.
#pragma once

#include <string>
#include <vector>

#include "core/casework/case_context.h"
#include "core/casework/deed.h"

namespace caseway::casework {

// Writes each letter of the action for the case, as LettersOf has them; `reason` is the label of the reason chosen with
// it. Where the action's own form says when its letters were given (`given`, workflows/README.md), they are marked so,
// but for those stopped (F36, B20). -> the letters' ids. Errors: kNotAllowedInState naming every place that must not be
// empty.
Result<std::vector<LetterId>> WriteLetters(WritableRecord& record, CaseContext& context, const pathway::Action& action,
                                           const std::string& reason, const Deed& deed);

// Why nothing may go out to whom a letter is for: a code of ports/cases_reading.h and its words; both "" where it may.
struct LetterStop {
  std::string code, say;
  bool IsForFormat() const { return code == kStoppedForFormat; }
};

// The letters of the action that it writes as the case stands: those whose own `when` holds (P53).
std::vector<const pathway::Letter*> LettersOf(const CaseContext& context, const pathway::Action& action, Instant now);

// A letter as it would be written now: to look at, to print and hand over, before it is recorded as given (P53).
// Nothing is kept. Answers count as far as they are typed; what nobody has written yet says so in its place.
struct LetterDraft {
  std::string html;
  LetterStop stop;  // why it would not go out
};
Result<LetterDraft> DraftLetter(Record& record, const CaseContext& context, const pathway::Letter& letter,
                                const Deed& deed);

// The body with its places filled; text is escaped. Pure.
std::string FillPlaces(const std::string& body, const std::vector<std::pair<std::string, std::string>>& places);

}  // namespace caseway::casework
