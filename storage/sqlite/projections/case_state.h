// CaseState: the row of one case while an event is folded into it. Instants are microseconds, 0 for none.
//
//   if (auto before = LoadCaseState(db, id)) { CaseState after = *before; after.state = "planning";
//                                              SaveCaseState(db, *before, after); }
//
// Saving also keeps the board's figures and the open-case counts of the person. Threads: the writer alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/document.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

struct CaseState {
  std::int64_t id = 0;
  std::string pathway;
  std::int64_t pathway_version = 1;
  std::string bundle;
  std::int64_t subject = 0;
  std::int64_t subject_root = 0;
  std::string subject_name;
  std::string capacity;
  std::string state;
  std::string came_from;  // the state before it
  std::int64_t owner_user = 0;
  std::int64_t owner_team = 0;
  std::int64_t with_managers = 0;
  std::int64_t moved_by = 0;
  std::int64_t received = 0, first_contact = 0, opened = 0, entered = 0;
  std::string due;  // the date with its explanation, as its event has it: JSON, "null" at an end
  std::string due_kind;
  std::int64_t due_at = 0, due_is_instant = 0, due_provisional = 0;  // provisional: either of its dates
  std::int64_t beside_at = 0;  // of two dates, a limit and one to look again, the later
  std::string band;
  std::int64_t band_rank = 9;
  std::int64_t restriction = 0;
  std::int64_t open = 1;
  std::int64_t awaits_decision = 0;
  std::int64_t paused = 0;
  std::string ends, outcome;
  std::int64_t ended = 0;
  std::int64_t opened_from = 0, contact = 0;
  std::int64_t offered_team = 0, offered_user = 0, offered_by = 0;
  std::string offer_note;
  std::string pause_reason;       // code; "" while it is not paused
  std::int64_t returned = 0;      // brought to this state by a return
  std::int64_t contact_week = 0;  // of the last contact with the person (board_splits.h)
};

std::optional<CaseState> LoadCaseState(Connection& db, std::int64_t id);
void InsertCaseState(Connection& db, const CaseState& made);
void SaveCaseState(Connection& db, const CaseState& before, const CaseState& after);

// Members of payloads that several events share; what is absent changes nothing.
void TakeOwner(CaseState& state, const Document& owner);
// With its explanation. A null `due` is an end: the case has no date.
void TakeDue(CaseState& state, const Document& due);
void TakeBand(CaseState& state, const Document& payload);

}  // namespace caseway::storage
