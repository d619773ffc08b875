// ChangeVersion: takes one open case to the live version of its pathway (F4): by itself a case ends under the version
// it began with.
//
//   Result<Document> moved = ChangeVersion(record, case_id, "The new form asks what the panel needs.", deed);
//
// Threads: on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

// The case keeps its state, owner, forms and history; its date and clocks are those of the live version, from the
// same origins. -> {"case","version"}. Errors: kForbidden; kInvalidInput without a reason; kConflict when it follows
// the live version already; kNotAllowedInState when it has ended or the live version has no such state.
Result<Document> ChangeVersion(WritableRecord& record, CaseId case_id, const std::string& reason, const Deed& deed);

}  // namespace caseway::casework
