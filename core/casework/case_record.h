// The use cases on the case as a record: parties, links, restriction, break-glass, marked in error, letters given.
//
// Threads: on the writer.
#pragma once

#include <string>
#include <vector>

#include "core/casework/deed.h"

namespace caseway::casework {

// `role`: a code of party-roles; a source of risk only where cases begin restricted (P32).
Result<Document> AddParty(WritableRecord& record, CaseId case_id, PersonId person, const std::string& role,
                          const Deed& deed);
// `how`: "same incident", "repeat", "group", "same request" (P34), "same work" (a contact about an open case, P17).
// Both sides show it.
Result<Document> LinkCases(WritableRecord& record, CaseId case_id, CaseId other, const std::string& how,
                           const Deed& deed);
// Sets the level and who is named (P9). Whoever restricts stays named.
Result<Document> Restrict(WritableRecord& record, CaseId case_id, Restriction level, std::vector<UserId> named,
                          const std::string& reason, const Deed& deed);
// How long a restricted case stays open to who broke the glass: the setting break_glass.hours.
std::chrono::hours BrokenGlassLasts(const Deed& deed);
// Opens a standard restricted case for the actor for that long, with a reason; the safeguarding managers are alerted by
// its row on their pages and in the audit. A sealed case cannot be opened so. -> {"until": instant}
Result<Document> BreakGlass(WritableRecord& record, CaseId case_id, const std::string& reason, const Deed& deed);
// Whoever may seal cases has looked into a break-glass, by the position of its event; never the one who broke it.
Result<Document> SeeBrokenGlass(WritableRecord& record, CaseId case_id, std::int64_t entry, const Deed& deed);
// P50: an ended case stays, struck through, left out of figures and returns; for those whom its pathway lets record one
// in error. An open one ends by its pathway's own action alone. Errors: kNotAllowedInState while it is open.
Result<Document> MarkCaseInError(WritableRecord& record, CaseId case_id, const std::string& reason,
                                 bool possible_breach, const Deed& deed);
// Whether the actor is one of those. Errors: kForbidden. Pure.
Result<void> MayRecordInError(const CaseRow& row, const Deed& deed);
Result<Document> GiveLetter(WritableRecord& record, LetterId letter, CaseId case_id, Date on, const std::string& how,
                            const Deed& deed);

}  // namespace caseway::casework
