// What is known already of a form's questions with a `fact`, so that nobody types it again (P22, P56): what the record
// says (core/pathway/recorded.h) and the rows of another form of the case are filled in, to be confirmed by saving or
// changed; answers given elsewhere are shown with their day and taken over by a button.
//
//   const auto facts = FactsAround(visit, record, seen, open);
//   const Document recorded = RecordedAnswers(record, row, codes, *open.form, facts);   // {"alive": "yes"}
//
// Threads: within one snapshot.
#pragma once

#include <vector>

#include "core/forms/code_list.h"
#include "core/forms/form.h"
#include "core/ports/record.h"
#include "web/handlers/cases/open_form.h"

namespace caseway::web {

Document RecordedAnswers(Record& record, const CaseRow& row, const forms::CodeLists& codes,
                         const forms::FormDefinition& form, const std::vector<CasesReading::FactAnswer>& facts);
// The answers last given of this person under each fact, in cases the viewer may see, and those of the other forms of
// this case that the form's questions name.
std::vector<CasesReading::FactAnswer> FactsAround(const Visit& visit, Record& record, const SeenCase& seen,
                                                  const OpenForm& open);
// What was answered of them last, in whichever case this viewer may see (`facts`): answers of the question's own list.
Document KnownAnswers(const std::vector<CasesReading::FactAnswer>& facts, const forms::CodeLists& codes,
                      const forms::FormDefinition& form);
// What stands in the fields as the form is opened: what was submitted and typed since. Where it was never submitted,
// what is `recorded` fills what nobody has written, or taken out, yet. Once it was, a date or a yes or no that another
// form of the case has said since takes the place of the old one, and what is asked anew stands empty; what was typed
// stays.
Document StartingAnswers(const OpenForm& open, const Document& recorded,
                         const std::vector<CasesReading::FactAnswer>& facts);

}  // namespace caseway::web
