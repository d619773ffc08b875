// HandOn: the forms that an action gives to the case its own case opened, as `hands_on` says (workflows/README.md).
//
//   const auto handed = HandOn(record, context, *action, deed);      // the answer on urgent care, to the assessment
//   (P8)
//
// There they are submitted by whoever acts here, and its clocks run by them. Threads: on the writer.
#pragma once

#include "core/casework/case_context.h"
#include "core/casework/deed.h"

namespace caseway::casework {

// Nothing where no case of that pathway that this one opened is open any more. Errors: those of KeepSubmitted.
Result<void> HandOn(WritableRecord& record, const CaseContext& context, const pathway::Action& action,
                    const Deed& deed);

}  // namespace caseway::casework
