// Whether whoever made a referral may be told of it by letter: not while a concern about the same person says that they
// may be the source of risk, or that telling would not be safe (P35).
//
//   if (!ReferrerMayBeTold(record, person.id, library)) letter is kept, and stopped;
//
// The answers that say so carry referrer_told = "no" in their code list. It looks at every concern, restricted and
// sealed ones too: what it gives must not be shown with its reason. Threads: as the record.
#pragma once

#include "core/casework/deed.h"

namespace caseway::casework {

bool ReferrerMayBeTold(Record& record, PersonId person, const pathway::Library& library);

}  // namespace caseway::casework
