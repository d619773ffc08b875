// MovePayload: what a move of a case becomes in its event: from where to where, whose it is, its dates, why.
//
//   auto payload = MovePayload(record, context, *action, *decision, *when, deed);
//   payload->Set("opened", ids);                    // what came of the move is added by whoever made it
//
// The shape of case.advanced in core/casework/events.h. Reads the record, writes nothing. Threads: on the writer.
#pragma once

#include <string>

#include "core/casework/case_context.h"
#include "core/casework/deed.h"
#include "core/casework/happened_time.h"

namespace caseway::casework {

// Errors: kInternal for a state or a team that is not there, and those of NamedByGiving (holding.h).
Result<Document> MovePayload(WritableRecord& record, const CaseContext& context, const pathway::Action& action,
                             const pathway::Decision& decision, const MoveTime& when, const Deed& deed);

// The words of the code in the action's list of reasons; "" when it has no list.
std::string ReasonLabel(const CaseContext& context, const pathway::Action& action, const std::string& reason);

}  // namespace caseway::casework
