#include <algorithm>
#include <string>
#include <vector>

#include "core/casework/events.h"
#include "storage/sqlite/projections/board_splits.h"
#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/case_fold.h"
#include "storage/sqlite/projections/case_state.h"
#include "storage/sqlite/projections/case_ties.h"
#include "storage/sqlite/projections/clock_counts.h"
#include "storage/sqlite/projections/measured_counts.h"

namespace caseway::storage {
namespace {

// A clock as its row has it.
struct KeptClock {
  std::int64_t place = 0;
  std::string id, title;
  std::int64_t started = 0, due_at = 0, due_is_instant = 0, rated = 0;
  std::string stopped, due;
  bool operator==(const KeptClock&) const = default;
};

std::vector<KeptClock> ClocksOfCase(Connection& db, std::int64_t case_id) {
  std::vector<KeptClock> clocks;
  auto list = db.Prepare(
      "SELECT place, id, title, started, due_at, due_is_instant, rated, stopped, due FROM case_clock"
      " WHERE case_id = :case_id ORDER BY place");
  for (list.Bind(":case_id", case_id); list.Step();) {
    clocks.push_back({list.Int(0), list.String(1), list.String(2), list.Int(3), list.Int(4), list.Int(5), list.Int(6),
                      list.String(7), list.String(8)});
  }
  return clocks;
}

KeptClock ClockOf(const Document& clock, std::int64_t place) {
  return {place,
          clock["id"].Text(),
          clock["title"].Text(),
          MicrosOf(clock["from"]),
          MicrosOf(clock["at"]),
          clock["instant"].Truth() || clock["due"]["instant"].Truth(),
          clock["rated"].Truth(),
          clock["stopped"].Text(),
          WriteJson(clock["due"])};
}

void KeepClock(Connection& db, std::int64_t case_id, const KeptClock& clock) {
  db.Prepare(
        "INSERT OR REPLACE INTO case_clock (case_id, place, id, title, started, due_at, due_is_instant, rated, stopped,"
        " due) VALUES (:case_id, :place, :id, :title, :started, :due_at, :instant, :rated, :stopped, :due)")
      .Bind(":case_id", case_id)
      .Bind(":place", clock.place)
      .Bind(":id", clock.id)
      .Bind(":title", clock.title)
      .Bind(":started", clock.started)
      .Bind(":due_at", clock.due_at)
      .Bind(":instant", clock.due_is_instant)
      .Bind(":rated", clock.rated)
      .Bind(":stopped", clock.stopped)
      .Bind(":due", clock.due)
      .Run();
}

// Most moves leave the clocks as they were: only what changed is written. Whether one stopped.
bool TakeClocks(Connection& db, std::int64_t case_id, const Document& clocks) {
  if (clocks.Items().empty()) return false;
  const auto kept = ClocksOfCase(db, case_id);
  std::int64_t last = kept.empty() ? 0 : kept.back().place;
  bool stops = false;
  for (const auto& clock : clocks.Items()) {
    const auto known =
        std::find_if(kept.begin(), kept.end(), [&](const KeptClock& one) { return one.id == clock["id"].Text(); });
    const KeptClock now = ClockOf(clock, known == kept.end() ? ++last : known->place);
    if (known != kept.end() && *known == now) continue;
    KeepClock(db, case_id, now);
    stops = stops || !now.stopped.empty();
  }
  return stops;
}

void StartPause(Connection& db, CaseState& state, std::int64_t since, const Document& reason) {
  state.paused = since;
  state.pause_reason = reason["code"].Text();
  db.Prepare("INSERT OR REPLACE INTO case_pause (case_id, since, until) VALUES (:case_id, :since, 0)")
      .Bind(":case_id", state.id)
      .Bind(":since", since)
      .Run();
}

void EndPause(Connection& db, CaseState& state, std::int64_t until) {
  db.Prepare("UPDATE case_pause SET until = :until WHERE case_id = :case_id AND since = :since")
      .Bind(":until", until)
      .Bind(":case_id", state.id)
      .Bind(":since", state.paused)
      .Run();
  state.paused = 0;
  state.pause_reason.clear();
}

// "paused" is when waiting began, "resumed" when it was over.
void TakePause(Connection& db, CaseState& state, const Event& event) {
  const std::int64_t since = MicrosOf(event.payload["paused"]), until = MicrosOf(event.payload["resumed"]);
  const bool over = until != 0 || (event.payload.Contains("paused") && since != state.paused);
  if (state.paused != 0 && over) EndPause(db, state, until != 0 ? until : HappenedMicros(event));
  if (since != 0 && state.paused == 0) StartPause(db, state, since, event.payload["reason"]);
}

void TakeRestriction(CaseState& state, const Document& payload) {
  if (payload.Contains("restriction")) state.restriction = payload["restriction"].Number();
}

CaseState NewCase(Connection& db, const Event& event) {
  const Document& opened = event.payload;
  CaseState state;
  state.id = event.stream.id;
  state.pathway = opened["pathway"].Text();
  state.pathway_version = opened["version"].Number(1);
  state.bundle = event.definition;
  state.subject = opened["subject"].Number();
  state.subject_root = RootOf(db, state.subject);
  state.subject_name = NameOfPerson(db, state.subject_root);
  state.capacity = opened["capacity"].Text();
  state.state = opened["state"].Text();
  state.moved_by = event.actor.value;
  state.opened = state.entered = HappenedMicros(event);
  state.received = opened.Contains("received") ? MicrosOf(opened["received"]) : state.opened;
  state.first_contact = opened.Contains("first_contact") ? MicrosOf(opened["first_contact"]) : state.received;
  state.awaits_decision = opened["awaits_decision"].Truth();
  state.contact_week = WeekNumber(LondonDayNumber(state.received));
  state.opened_from = opened["opened_from"].Number();
  state.contact = opened["contact"].Number();
  TakeRestriction(state, opened);
  TakeOwner(state, opened["owner"]);
  TakeBand(state, opened);
  return state;
}

void FoldOpened(Connection& db, const Event& event) {
  CaseState state = NewCase(db, event);
  db.Prepare("INSERT INTO case_detail (case_id, facts) VALUES (:id, :facts)")
      .Bind(":id", state.id)
      .Bind(":facts", WriteJson(event.payload["facts"]))
      .Run();
  TakeDue(state, event.payload["due"]);
  if (event.payload.Contains("paused")) StartPause(db, state, MicrosOf(event.payload["paused"]), {});
  InsertCaseState(db, state);
  TakeClocks(db, state.id, event.payload["clocks"]);
  for (const auto& party : event.payload["parties"].Items()) {
    KeepParty(db, state.id, party["person"].Number(), party["role"].Text());
  }
  NameUsers(db, state.id, event.payload["access"]);
  TakeMeasured(db, state, event.payload["measures"], LondonDayNumber(state.received));
}

// A null date is an end: it closes the case; an action out of an end opens it again.
void TakeEnd(CaseState& state, const Event& event) {
  const Document& moved = event.payload;
  if (!moved.Contains("due")) return;
  const bool ended = moved["due"].IsNull();
  state.open = ended ? 0 : 1;
  state.ends = ended ? moved["ends"].Text() : "";
  state.outcome = ended ? moved["outcome"].Text() : "";
  state.ended = ended ? HappenedMicros(event) : 0;
}

void TellContact(Connection& db, const CaseState& state) {
  if (state.contact == 0) return;
  db.Prepare("UPDATE contact SET outcome = :outcome WHERE id = :id")
      .Bind(":outcome", state.outcome)
      .Bind(":id", state.contact)
      .Run();
}

bool HasEffect(const Document& moved, const std::string& effect) {
  const auto& effects = moved["effects"].Items();
  return std::find(effects.begin(), effects.end(), Document(effect)) != effects.end();
}

void FoldAdvanced(Connection& db, const Event& event) {
  const auto before = LoadCaseState(db, event.stream.id);
  if (!before) return;
  const Document& moved = event.payload;
  CaseState after = *before;
  if (moved.Contains("moves") ? moved["moves"].Truth() : moved["to"].Text() != before->state) {
    after.state = moved["to"].Text();
    if (after.state != before->state) after.came_from = before->state;
    after.entered = HappenedMicros(event);
    after.moved_by = event.actor.value;
    after.returned = HasEffect(moved, "returned");
  }
  if (moved.Contains("awaits_decision")) after.awaits_decision = moved["awaits_decision"].Truth();
  TakeOwner(after, moved["owner"]);
  TakeBand(after, moved);
  TakeRestriction(after, moved);
  TakePause(db, after, event);
  if (moved.Contains("due")) TakeDue(after, moved["due"]);
  TakeEnd(after, event);
  const bool stops = TakeClocks(db, after.id, moved["clocks"]);  // before the case is counted by them
  SaveCaseState(db, *before, after);
  if (stops) CountFirstCompleted(db, after.subject_root, after.pathway);
  TakeMeasured(db, after, moved["measures"], LondonDayNumber(HappenedMicros(event)));
  NameUsers(db, after.id, moved["access"]);
  if (moved["contact"].Truth()) TakeContactOfCase(db, after.id, LondonDayNumber(HappenedMicros(event)));
  if (before->open != after.open) TellContact(db, after);
}

// The running clocks are those of the new version; what was stopped stays as it was.
void FoldVersionChanged(Connection& db, const Event& event) {
  const auto before = LoadCaseState(db, event.stream.id);
  if (!before) return;
  CaseState after = *before;
  after.awaits_decision = event.payload["awaits_decision"].Truth();
  TakeDue(after, event.payload["due"]);
  SaveCaseState(db, *before, after);
  db.Prepare("UPDATE case_row SET bundle = :bundle, pathway_version = :version WHERE id = :id")
      .Bind(":bundle", event.definition)
      .Bind(":version", event.payload["version"].Number())
      .Bind(":id", after.id)
      .Run();
  db.Prepare("DELETE FROM case_clock WHERE case_id = :id AND stopped = ''").Bind(":id", after.id).Run();
  TakeClocks(db, after.id, event.payload["clocks"]);
}

// A new date by hand; or dates counted again, clocks among them.
void FoldLookedAgain(Connection& db, const Event& event) {
  const auto before = LoadCaseState(db, event.stream.id);
  if (!before) return;
  CaseState after = *before;
  if (event.payload["due"].IsMembers()) TakeDue(after, event.payload["due"]);
  TakeClocks(db, after.id, event.payload["clocks"]);
  SaveCaseState(db, *before, after);
}

// Its history up to here is shown struck through with the reason (queries/chronology.cc).
void KeepError(Connection& db, const Event& event) {
  db.Prepare("UPDATE case_row SET in_error_from = :position, in_error_reason = :reason WHERE id = :id")
      .Bind(":position", event.position)
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":id", event.stream.id)
      .Run();
}

// P50: struck through, left out of every figure.
void FoldCaseInError(Connection& db, const Event& event) {
  const auto before = LoadCaseState(db, event.stream.id);
  if (!before) return;
  CaseState after = *before;
  after.open = after.awaits_decision = 0;
  after.ends = "recorded in error";
  after.ended = HappenedMicros(event);
  if (after.paused != 0) EndPause(db, after, after.ended);
  TakeDue(after, Document());
  SaveCaseState(db, *before, after);
  KeepError(db, event);
}

}  // namespace

std::vector<FoldEntry> CaseMoveFolds() {
  return {{events::kCaseOpened, FoldOpened},
          {events::kCaseAdvanced, FoldAdvanced},
          {events::kVersionChanged, FoldVersionChanged},
          {events::kLookedAgain, FoldLookedAgain},
          {events::kCaseMarkedInError, FoldCaseInError}};
}

}  // namespace caseway::storage
