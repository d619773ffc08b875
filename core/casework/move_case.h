// The use cases on what was recorded on the wrong person: moved to the right one, and a possible breach logged (P50).
//
//   MoveCase(record, {.case_id = id, .to = right, .reason = "Two records were open"}, deed)        -> {"case": new id}
//   MoveForm(record, {.case_id = id, .form = "screening", .version = 1, .to = right, ...}, deed)   -> {"case": id}
//
// What is moved stays where it was, struck through, and leaves figures and returns; its answers stand as drafts at the
// right person, to be confirmed by submitting them. Whoever may record it in error may move it. All of it in one deed:
// a refusal leaves everything as it was. Threads: on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

// Whether the actor may record this case in error now: open, by an action of its stage; ended, by that of any of its
// stages. Errors: kForbidden, kNotAllowedInState where the stage lets nobody or not this role, kConflict where it is in
// error already. Pure.
Result<void> MayMoveCase(const CaseRow& row, const Deed& deed);
// Whether a second person decides first that it was an error: it stays open until then. Pure.
bool IsMoveProposed(const CaseRow& row, const Deed& deed);

// How the two are linked, as LinkedCase says it; the newer is at the right person.
inline constexpr char kMovedCase[] = "moved, as it was on the wrong person";

struct MoveCaseCommand {
  CaseId case_id;
  PersonId to;  // whose it is
  std::string reason;
};
// A case of the same pathway is opened for `to` in its first stage, with the dates, facts and parties of this one and,
// where its pathway receives contacts, with the contact itself; in the same team, and with whoever holds this one where
// they may be given it. Each shows the other.
Result<Document> MoveCase(WritableRecord& record, const MoveCaseCommand& command, const Deed& deed);

struct MoveFormCommand {
  CaseId case_id;
  std::string form;
  int version = 0;
  PersonId to;
  std::string reason;
};
// Into an open case of the same pathway where `to` has one that the actor sees, else into a new one.
Result<Document> MoveForm(WritableRecord& record, const MoveFormCommand& command, const Deed& deed);

}  // namespace caseway::casework
