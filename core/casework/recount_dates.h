// RecountDates: a date counted without bank holidays that were not known yet, counted again once they are.
//
//   RecountDates(record, id, deed)     // by the system -> {"case": id, "recounted": true}
//
// The state's date and the running clocks are counted anew from where they began; an event is kept only where one of
// them was provisional and is no longer (DESIGN section 7). A date moved by hand is never provisional and stays.
// Errors: kForbidden for anybody but the system, kNotFound. Threads: on the writer.
#pragma once

#include "core/casework/case_context.h"
#include "core/casework/deed.h"

namespace caseway::casework {

// A clock that runs only while an answer says so (P33: the adult is not safe), or that a form began or renewed, runs,
// stands still or moves with what was just submitted. Nothing is kept where none does. `context` sees the form.
Result<void> KeepDates(WritableRecord& record, const CaseContext& context, const Deed& deed);

Result<Document> RecountDates(WritableRecord& record, CaseId case_id, const Deed& deed);

}  // namespace caseway::casework
