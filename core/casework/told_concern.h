// A contact that tells of a risk, with what the caller was asked for the concern that it opens (P33, F75).
//
//   LogContactAsked(record, contact, Document().Set("safe_now", "no").Set("what_happened", "Bruises"), deed)
//
// As LogContact (open_case.h), which asks nothing: there the concern's safety stands unanswered and is due at once.
// `concern` answers the form that is asked first of a concern and counts only where safeguarding is "yes"; null where
// nothing was asked. Errors: as LogContact, and those of the form, beside its questions. Threads: on the writer.
#pragma once

#include "core/casework/open_case.h"

namespace caseway::casework {

Result<Document> LogContactAsked(WritableRecord& record, const LogContactCommand& command, const Document& concern,
                                 const Deed& deed);

}  // namespace caseway::casework
