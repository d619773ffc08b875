// The use cases on who holds a case: allocate, take, reassign; and its band and look-again date. Hand-overs between
// sides are in hand_over.h, who may be given a case in holding.h.
//
// Threads: on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

struct AllocateCommand {
  CaseId case_id;
  UserId worker;  // none: back to the team's queue
  TeamId team;    // none: the worker's own team
  std::string reason;
};
Result<Document> Allocate(WritableRecord& record, const AllocateCommand& command, const Deed& deed);
// The actor takes an unallocated case of one of their own teams.
Result<Document> TakeCase(WritableRecord& record, CaseId case_id, const Deed& deed);

Result<Document> SetBand(WritableRecord& record, CaseId case_id, const std::string& band, const std::string& reason,
                         const Deed& deed);
// Whether this actor, who stands to the case like this, may move its date now: for a page, before anything is typed.
// Errors: kNotAllowedInState, kForbidden, with the sentence of LookAgain.
Result<void> MayLookAgain(const CaseRow& row, const access::Relation& relation, const Deed& deed);
// Moves a look-again date by hand, with a reason; a limit never moves, nor a date of safety (elapsed hours: P40, P47).
// For its holder, their team and who allocates; as far ahead as the setting look_again.by_hand, or to where it is.
Result<Document> LookAgain(WritableRecord& record, CaseId case_id, Date on, const std::string& reason,
                           const Deed& deed);

// Every open case of `from` goes to `to`, or to its team's queue when none: absence, leaving. Those the
// actor may not see stay. -> {"moved": n}
Result<Document> ReassignAll(WritableRecord& record, UserId from, UserId to, const std::string& reason,
                             const Deed& deed);

}  // namespace caseway::casework
