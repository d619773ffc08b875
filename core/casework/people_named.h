// People named: whether those whom a form's answers name are in the records, and may be known to who writes.
//
//   auto faults = PeopleNotKnown(record, form, answers, shown, before, deed);     // added to those of forms::Validate
//
// A reference can be typed as well as chosen: one of nobody, or of somebody whose record is closed to the writer (P32),
// is told beside its question, in the same words. What the version before said already is not asked again. Threads: as
// the record.
#pragma once

#include <vector>

#include "core/casework/deed.h"
#include "core/forms/answers.h"

namespace caseway::casework {

// `before`: the answers of the version that stands; null when there is none.
std::vector<FieldError> PeopleNotKnown(Record& record, const forms::FormDefinition& form, const Document& answers,
                                       const forms::ShownQuestions& shown, const Document* before, const Deed& deed);

}  // namespace caseway::casework
