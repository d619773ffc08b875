// What a decision of the engine becomes in an event: the payload shapes of core/casework/events.h.
//
// Pure but for looking up team ids. Threads: as the record.
#pragma once

#include <string>
#include <vector>

#include "core/pathway/engine.h"
#include "core/ports/record.h"

namespace caseway::casework {

// {"user","team","managers"}. Errors: kInternal when the team's key is not a team of this council.
Result<Document> OwnerPayload(Record& record, const pathway::Owner& owner);
// The clocks of a decision; "stopped" is set on those it stops. Left out are those that run on as they stand: most
// moves change none, and what is not there need not be kept, hashed and folded.
Document ClocksPayload(const pathway::Decision& decision, Instant now, const std::vector<StandingClock>& standing = {});

// "measures": for how much the case counts in the rates of the board that are worked out there (pathway/measured.h);
// nothing where none is.
void KeepMeasured(Document& payload, const pathway::CaseAt& at, const std::vector<std::string>& where, Instant now);

}  // namespace caseway::casework
