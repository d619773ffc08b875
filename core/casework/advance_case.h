// AdvanceCase: take an action on a case. The one use case that moves it; only the engine says where to.
//
//   AdvanceCase(record, {.case_id = id, .seen_state = "planning", .action = "close", .reason = "resolved"}, deed)
//
// Keeps in one savepoint: the form that is part of the action, the cases it opens, its letters, the move itself.
// Refusals list every unmet requirement. Threads: on the writer.
#pragma once

#include <optional>
#include <string>

#include "core/casework/case_context.h"
#include "core/casework/deed.h"

namespace caseway::casework {

struct AdvanceCaseCommand {
  CaseId case_id;
  std::string seen_state;  // the state on the page; another one now is kConflict
  std::string action;
  std::string reason;  // code
  std::string reason_text;
  TeamId team;  // owner = "chosen"
  UserId worker;
  std::optional<Document> answers;   // of the action's own form
  std::optional<Happened> happened;  // when it was done, if not now (happened_time.h)
  std::string late_reason;           // why it is written down more than a day later
};
// -> {"case": id, "state": id, "opened": [ids], "letters": [ids]}; the state is the one after what followed by rule
Result<Document> AdvanceCase(WritableRecord& record, const AdvanceCaseCommand& command, const Deed& deed);

// Takes every system action of the case that is due now. -> {"taken": n}. The deed's actor must be the system.
Result<Document> RunSystemActions(WritableRecord& record, CaseId case_id, const Deed& deed);

// The same, as the system itself, right after what somebody did or wrote: conditions need no timer.
Result<Document> FollowRules(WritableRecord& record, CaseId case_id, const Deed& deed);

// Checked after every write to a case (DESIGN section 5): an open case has an owner, a date and an action some person
// may take. Errors: kInternal naming what is missing; the savepoint is then undone.
Result<void> CheckInvariants(WritableRecord& record, CaseId case_id, const Deed& deed);

}  // namespace caseway::casework
