// The use cases on who holds a case: allocate, take, offer, accept, bounce; and its band and look-again date.
//
// A case keeps its owner until the receiving side accepts (B10, F27). Allocating needs the competence that the case's
// next work asks for (F26); that is the engine's to say for actions, and this file's for plain allocation. Threads: on
// the writer.
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

Result<Document> OfferHandover(WritableRecord& record, CaseId case_id, TeamId team, UserId user,
                               const std::string& note, const Deed& deed);
Result<Document> AcceptHandover(WritableRecord& record, CaseId case_id, const std::string& note, const Deed& deed);
Result<Document> BounceHandover(WritableRecord& record, CaseId case_id, const std::string& reason, const Deed& deed);

Result<Document> SetBand(WritableRecord& record, CaseId case_id, const std::string& band, const std::string& reason,
                         const Deed& deed);
// Moves a look-again date by hand, with a reason; a limit never moves.
Result<Document> LookAgain(WritableRecord& record, CaseId case_id, Date on, const std::string& reason,
                           const Deed& deed);

// Every open case of `from` goes to `to`, or to its team's queue when none: absence, leaving. -> {"moved": n}
Result<Document> ReassignAll(WritableRecord& record, UserId from, UserId to, const std::string& reason,
                             const Deed& deed);

}  // namespace caseway::casework
