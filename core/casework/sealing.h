// Sealing: a case whose answers say that one of the council's own staff is alleged to be a risk closes by itself to all
// but a few, before a colleague of theirs reads it (P9, P32).
//
//   const auto sealed = SealWhereAsked(record, context, deed);     // after a form of the case was submitted
//
// When it is to be is said by the pathway ([seals] in pathway.toml). Threads: on the writer.
#pragma once

#include "core/casework/case_context.h"
#include "core/casework/deed.h"

namespace caseway::casework {

// Nothing where the pathway does not ask for it, or the case is sealed already. Else named on it, and nobody else sees
// it from then on: who holds it, who wrote what seals it where they may see it, and those of its team who say who is
// named; where the team has none, all of the council who do, so that somebody always can; and, while the pathway asks
// for it, who is on duty (on_duty.h), on a case that is sealed already too. Broken glass ends with it.
Result<void> SealWhereAsked(WritableRecord& record, CaseContext& context, const Deed& deed);

}  // namespace caseway::casework
