// The use cases of a hand-over: offer, accept, send back (B10, F27).
//
//   OfferHandover(record, id, team, worker, "Visited twice; the daughter rings on Friday.", deed)
//   AcceptHandover(record, id, "", deed)      // by who was asked, or by somebody of the team that was asked
//
// A case keeps its owner until the other side accepts. It is offered by whoever holds it, by somebody of the team it is
// with, or by somebody who may allocate; never to where it is. Nobody accepts what they offered themselves, but for
// those who may allocate. Who is asked to take a restricted case over sees it until they answer, and is named on it
// when they accept. Errors: kForbidden, kConflict, kInvalidInput with the field. Threads: on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

// Whether this actor, who stands to the case like this, may offer it now: for a page, before anything is typed. Errors:
// kNotAllowedInState, kForbidden, kConflict, with the sentence of OfferHandover.
Result<void> MayOfferHandover(const CaseRow& row, const access::Relation& relation, const Deed& deed);
// `user`: none offers it to the team's queue. `team`: none takes the user's own.
Result<Document> OfferHandover(WritableRecord& record, CaseId case_id, TeamId team, UserId user,
                               const std::string& note, const Deed& deed);
Result<Document> AcceptHandover(WritableRecord& record, CaseId case_id, const std::string& note, const Deed& deed);
Result<Document> BounceHandover(WritableRecord& record, CaseId case_id, const std::string& reason, const Deed& deed);

}  // namespace caseway::casework
