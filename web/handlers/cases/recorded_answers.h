// What the record says already of a form's questions with a fact of the record's (core/pathway/recorded.h): filled in
// so that nobody types it again, to be confirmed by saving or changed (P56).
//
//   const Document recorded = RecordedAnswers(record, row, *open.form);   // {"alive": "yes"}
//
// Threads: within one snapshot.
#pragma once

#include <vector>

#include "core/forms/code_list.h"
#include "core/forms/form.h"
#include "core/ports/record.h"

namespace caseway::web {

Document RecordedAnswers(Record& record, const CaseRow& row, const forms::CodeLists& codes,
                         const forms::FormDefinition& form);
// What was answered of them last, in whichever case this viewer may see (`facts`): answers of the question's own list.
Document KnownAnswers(const std::vector<CasesReading::FactAnswer>& facts, const forms::CodeLists& codes,
                      const forms::FormDefinition& form);
// `answers` with what the record says where nobody has written, or taken out, anything yet.
Document WithRecorded(Document answers, const Document& recorded, const Draft& draft);

}  // namespace caseway::web
