// The use cases on the case as a record: parties, links, restriction, break-glass, marked in error, letters given.
//
// Threads: on the writer.
#pragma once

#include <string>
#include <vector>

#include "core/casework/deed.h"

namespace caseway::casework {

Result<Document> AddParty(WritableRecord& record, CaseId case_id, PersonId person, const std::string& role,
                          const Deed& deed);
// `how`: "same incident", "repeat", "group" (P34). Both sides show it.
Result<Document> LinkCases(WritableRecord& record, CaseId case_id, CaseId other, const std::string& how,
                           const Deed& deed);
// Sets the level and who is named (P9). Whoever restricts stays named.
Result<Document> Restrict(WritableRecord& record, CaseId case_id, Restriction level, std::vector<UserId> named,
                          const std::string& reason, const Deed& deed);
// Opens a standard restricted case for the actor for 12 hours, with a reason; the safeguarding managers are alerted by
// its row on their pages and in the audit. A sealed case cannot be opened so. -> {"until": instant}
Result<Document> BreakGlass(WritableRecord& record, CaseId case_id, const std::string& reason, const Deed& deed);
// P50: stays, struck through; left out of figures and returns. Only where no other open case hangs on it.
Result<Document> MarkCaseInError(WritableRecord& record, CaseId case_id, const std::string& reason,
                                 bool possible_breach, const Deed& deed);
Result<Document> GiveLetter(WritableRecord& record, LetterId letter, CaseId case_id, Date on, const std::string& how,
                            const Deed& deed);

}  // namespace caseway::casework
