// Holding: who may be given a case, and who is named on a restricted one because it is given to them (P9).
//
//   const auto worker = WorkerFor(record, command.worker, *row, deed);        // somebody here, fit and not too close
//   const auto named = NamedByGiving(record, *row, {team, worker->id}, deed);  // [ids] for the event's "access"
//
// Asked by every use case that gives a case away: allocating, handing over, an action with a chosen worker. Threads: on
// the writer.
#pragma once

#include "core/casework/deed.h"

namespace caseway::casework {

// An account as it acts.
Actor ActorOf(const UserRow& row);

// Whether they may see the case by its restriction, or are named on it.
bool SeesIt(WritableRecord& record, const CaseRow& row, const Actor& actor, const Deed& deed);

// Who is to hold it: a team's queue, or a worker of it.
struct Holder {
  TeamId team;
  UserId worker;  // none: the queue
};

// {"team","user"?}: the owner of an event.
Document OwnerOf(const Holder& holder);

// The colleague, when they may be given this case: an account in use, a role that works on cases, and not close to the
// person or a source of risk (P32). Errors: kInvalidInput on "worker".
Result<UserRow> ColleagueFor(WritableRecord& record, UserId id, const CaseRow& row, const Deed& deed);
// The same, who also holds every competence that the work asks for: what an action of its stage asks, and what any
// action asks that brings a case to this stage, so that no way in gets round another (F26).
Result<UserRow> WorkerFor(WritableRecord& record, UserId id, const CaseRow& row, const Deed& deed);

// F26: whether they hold the competence today. Errors: kInvalidInput on `field`, with who lacks what.
Result<void> IsTrainedFor(const UserRow& worker, const std::string& competence, const char* field, const Deed& deed);

// Whether one of their roles may move a case of this pathway in this state; anywhere in it where the state waits for a
// manager. A case is not given to somebody who can only look at it. Errors: kInvalidInput on "worker".
Result<void> CanWorkIn(const UserRow& worker, const pathway::Bundle& bundle, const std::string& state,
                       const Deed& deed);

// Who must be named on the case for the holder to see it: a list of user ids, empty for an unrestricted case. Whoever
// takes a restricted case becomes named; on a sealed one only somebody who may say who is named on it can bring that
// about. A queue takes a restricted case only where somebody of the team sees it. Errors: kInvalidInput on "worker" or
// "team".
Result<Document> NamedByGiving(WritableRecord& record, const CaseRow& row, const Holder& holder, const Deed& deed);
// The same for who was offered the case by somebody who was asked all that, and accepts. -> the list
Document NamedByTaking(WritableRecord& record, const CaseRow& row, const Deed& deed);

}  // namespace caseway::casework
