// The format in which a letter is made for whoever needs another one (P46), by codes/formats: those of its group
// "letter" stop a letter until somebody says in which it was made; the others, an interpreter or a call, are shown
// beside it.
//
//   FormatsForLetters(record, person, library)   -> {"large-print"}
//   NeedsBesideLetters(record, person, library)  -> {"British Sign Language interpreter"}
//
// Threads: as the record.
#pragma once

#include <string>
#include <vector>

#include "core/casework/deed.h"

namespace caseway::casework {

// Codes, in the order of the person's needs.
std::vector<std::string> FormatsForLetters(Record& record, PersonId person, const pathway::Library& library);
// In words.
std::vector<std::string> NeedsBesideLetters(Record& record, PersonId person, const pathway::Library& library);

// Why a letter is stopped for one who needs these; "" for none. "The person needs it in another format: Large print."
std::string StoppedForFormats(const std::vector<std::string>& formats, const pathway::Library& library);
// Whether that is why, and not that nothing may be sent to the person.
bool IsStoppedForFormat(const LetterRow& letter);
// The reason in words, where an older letter has the code of the format in them.
std::string StoppedInWords(const LetterRow& letter, const pathway::Library& library);

// Those a letter can be said to have been given in: of the group "letter", and standard print.
std::vector<const forms::Code*> FormatsToGive(const pathway::Library& library, Date today);

// How a letter reached the person. `format`: a code of codes/formats.
struct LetterGiven {
  Date on;
  std::string how, format;
};
// As GiveLetter of case_record.h, which says no format: a letter stopped because the person needs another one counts as
// given once it is said in which it was made; one stopped for anything else does not. Errors: kInvalidInput on "on" and
// "format", kNotAllowedInState, kConflict.
Result<Document> GiveLetter(WritableRecord& record, LetterId letter, CaseId case_id, const LetterGiven& given,
                            const Deed& deed);

}  // namespace caseway::casework
