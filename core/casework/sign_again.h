// SignAgain: a form that a signed-off decision rests on was changed, or struck: the case goes back to be signed off by
// somebody else, open again if it had ended (P52, F32).
//
//   const auto back = SignAgainAfter(record, case_id, "adult_eligibility", "What the panel asked for.", deed);
//
// Which forms those are is the pathway's to say (core/pathway/signing.h). Threads: on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

// To be called once the new version, or the striking, is kept; `reason` is why. -> whether the case went back: who
// changed the form brought it there, so that another person signs. Errors: those of MovePayload and CheckInvariants.
Result<bool> SignAgainAfter(WritableRecord& record, CaseId case_id, const std::string& form, const std::string& reason,
                            const Deed& deed);

}  // namespace caseway::casework
