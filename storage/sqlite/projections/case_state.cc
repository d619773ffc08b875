#include "storage/sqlite/projections/case_state.h"

#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/clock_counts.h"
#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/projections/measured_counts.h"

namespace caseway::storage {
namespace {

constexpr char kLoadCase[] =
    "SELECT pathway, pathway_version, bundle, subject, subject_root, subject_name, capacity, state, owner_user,"
    " owner_team, with_managers, moved_by, received, first_contact, opened, entered, due_kind, due_at, due_is_instant,"
    " due_provisional, band, band_rank, restriction, open, awaits_decision, paused, ends, outcome, ended, opened_from,"
    " contact, offered_team, offered_user, offered_by, offer_note, pause_reason, returned,"
    " contact_week, due, came_from, beside_at FROM case_row WHERE id = :id";

constexpr char kInsertCase[] =
    "INSERT INTO case_row (id, pathway, pathway_version, bundle, subject, subject_root, subject_name, capacity, state,"
    " owner_user, owner_team, with_managers, moved_by, received, first_contact, opened, entered, due_kind, due_at,"
    " due_is_instant, due_provisional, band, band_rank, restriction, open, awaits_decision, paused, ends, outcome,"
    " ended, opened_from, contact, offered_team, offered_user, offered_by, offer_note, pause_reason, "
    "returned,"
    " contact_week, due, beside_at)"
    " VALUES (:id, :pathway, :pathway_version, :bundle, :subject, :subject_root, :subject_name, :capacity, :state,"
    " :owner_user, :owner_team, :with_managers, :moved_by, :received, :first_contact, :opened, :entered, :due_kind,"
    " :due_at, :due_is_instant, :due_provisional, :band, :band_rank, :restriction, :open, :awaits_decision, :paused,"
    " :ends, :outcome, :ended, :opened_from, :contact, :offered_team, :offered_user, :offered_by, :offer_note,"
    " :pause_reason, :returned, :contact_week, :due, :beside_at)";

// A column that a move may change, and where it stands in the state.
struct Column {
  const char* parameter;  // ":state"
  std::int64_t CaseState::*number;
  std::string CaseState::*text;
};
constexpr Column Number(const char* parameter, std::int64_t CaseState::*number) { return {parameter, number, nullptr}; }
constexpr Column Text(const char* parameter, std::string CaseState::*text) { return {parameter, nullptr, text}; }

constexpr Column kMoving[] = {Text(":state", &CaseState::state),
                              Text(":came_from", &CaseState::came_from),
                              Number(":owner_user", &CaseState::owner_user),
                              Number(":owner_team", &CaseState::owner_team),
                              Number(":with_managers", &CaseState::with_managers),
                              Number(":moved_by", &CaseState::moved_by),
                              Number(":entered", &CaseState::entered),
                              Text(":due", &CaseState::due),
                              Text(":due_kind", &CaseState::due_kind),
                              Number(":due_at", &CaseState::due_at),
                              Number(":due_is_instant", &CaseState::due_is_instant),
                              Number(":beside_at", &CaseState::beside_at),
                              Number(":due_provisional", &CaseState::due_provisional),
                              Text(":band", &CaseState::band),
                              Number(":band_rank", &CaseState::band_rank),
                              Number(":awaits_decision", &CaseState::awaits_decision),
                              Number(":paused", &CaseState::paused),
                              Text(":pause_reason", &CaseState::pause_reason),
                              Number(":returned", &CaseState::returned),
                              Number(":restriction", &CaseState::restriction),
                              Number(":open", &CaseState::open),
                              Text(":ends", &CaseState::ends),
                              Text(":outcome", &CaseState::outcome),
                              Number(":ended", &CaseState::ended),
                              Number(":offered_team", &CaseState::offered_team),
                              Number(":offered_user", &CaseState::offered_user),
                              Number(":offered_by", &CaseState::offered_by),
                              Text(":offer_note", &CaseState::offer_note)};

bool Differs(const Column& column, const CaseState& before, const CaseState& after) {
  return column.number != nullptr ? before.*column.number != after.*column.number
                                  : before.*column.text != after.*column.text;
}

// Only what changed: SQLite writes every index that has a column of the SET, whether or not its value is another. The
// few dozen statements this makes are kept prepared like any other.
void UpdateChanged(Connection& db, const CaseState& before, const CaseState& after) {
  std::string set;
  for (const Column& column : kMoving) {
    if (!Differs(column, before, after)) continue;
    set += (set.empty() ? "" : ", ") + std::string(column.parameter + 1) + " = " + column.parameter;
  }
  if (set.empty()) return;
  Statement update = db.Prepare("UPDATE case_row SET " + set + " WHERE id = :id");
  for (const Column& column : kMoving) {
    if (!Differs(column, before, after)) continue;
    if (column.number != nullptr) update.Bind(column.parameter, after.*column.number);
    else update.Bind(column.parameter, after.*column.text);
  }
  update.Bind(":id", after.id).Run();
}

void BindMove(Statement& to, const CaseState& from) {
  to.Bind(":id", from.id).Bind(":state", from.state).Bind(":owner_user", from.owner_user);
  to.Bind(":owner_team", from.owner_team).Bind(":with_managers", from.with_managers).Bind(":moved_by", from.moved_by);
  to.Bind(":entered", from.entered).Bind(":due_kind", from.due_kind).Bind(":due_at", from.due_at);
  to.Bind(":due_is_instant", from.due_is_instant).Bind(":due_provisional", from.due_provisional);
  to.Bind(":band", from.band).Bind(":band_rank", from.band_rank).Bind(":awaits_decision", from.awaits_decision);
  to.Bind(":paused", from.paused);
  to.Bind(":pause_reason", from.pause_reason).Bind(":returned", from.returned);
}

void BindTurn(Statement& to, const CaseState& from) {
  to.Bind(":restriction", from.restriction).Bind(":open", from.open).Bind(":ends", from.ends);
  to.Bind(":outcome", from.outcome).Bind(":ended", from.ended).Bind(":offered_team", from.offered_team);
  to.Bind(":offered_user", from.offered_user).Bind(":offered_by", from.offered_by);
  to.Bind(":offer_note", from.offer_note);
}

// One more or one fewer open case in the row of the person.
void CountOpenCase(Connection& db, const CaseState& state, std::int64_t by) {
  if (state.open == 0) return;
  db.Prepare(state.restriction == 0 ? "UPDATE person SET open_plain = open_plain + :by WHERE id = :root"
                                    : "UPDATE person SET open_hidden = open_hidden + :by WHERE id = :root")
      .Bind(":by", by)
      .Bind(":root", state.subject_root)
      .Run();
}

void ReadColumns(CaseState& state, const Statement& row) {
  int column = 0;
  const auto text = [&](std::string& to) { to = row.Text(column++); };
  const auto number = [&](std::int64_t& to) { to = row.Int(column++); };
  text(state.pathway), number(state.pathway_version), text(state.bundle), number(state.subject);
  number(state.subject_root), text(state.subject_name), text(state.capacity), text(state.state);
  number(state.owner_user), number(state.owner_team), number(state.with_managers), number(state.moved_by);
  number(state.received), number(state.first_contact), number(state.opened), number(state.entered);
  text(state.due_kind), number(state.due_at), number(state.due_is_instant), number(state.due_provisional);
  text(state.band), number(state.band_rank), number(state.restriction), number(state.open);
  number(state.awaits_decision), number(state.paused), text(state.ends), text(state.outcome), number(state.ended);
  number(state.opened_from), number(state.contact), number(state.offered_team), number(state.offered_user);
  number(state.offered_by), text(state.offer_note);
  text(state.pause_reason), number(state.returned), number(state.contact_week);
  text(state.due), text(state.came_from), number(state.beside_at);
}

}  // namespace

std::optional<CaseState> LoadCaseState(Connection& db, std::int64_t id) {
  auto find = db.Prepare(kLoadCase);
  find.Bind(":id", id);
  if (!find.Step()) return std::nullopt;
  CaseState state;
  state.id = id;
  ReadColumns(state, find);
  return state;
}

void InsertCaseState(Connection& db, const CaseState& made) {
  auto insert = db.Prepare(kInsertCase);
  BindMove(insert, made);
  BindTurn(insert, made);
  insert.Bind(":pathway", made.pathway).Bind(":pathway_version", made.pathway_version).Bind(":bundle", made.bundle);
  insert.Bind(":subject", made.subject).Bind(":subject_root", made.subject_root);
  insert.Bind(":subject_name", made.subject_name).Bind(":capacity", made.capacity).Bind(":received", made.received);
  insert.Bind(":contact_week", made.contact_week)
      .Bind(":due", made.due)
      .Bind(":beside_at", made.beside_at)
      .Bind(":first_contact", made.first_contact)
      .Bind(":opened", made.opened);
  insert.Bind(":opened_from", made.opened_from).Bind(":contact", made.contact).Run();
  CountOpenCase(db, made, +1);
  CountOnBoard(db, nullptr, &made);
}

void SaveCaseState(Connection& db, const CaseState& before, const CaseState& after) {
  UpdateChanged(db, before, after);
  if (before.open != after.open || before.restriction != after.restriction) {
    CountOpenCase(db, before, -1);
    CountOpenCase(db, after, +1);
  }
  if (before.open != after.open) {
    db.Prepare("UPDATE case_item SET open = :open WHERE case_id = :id")
        .Bind(":open", after.open)
        .Bind(":id", after.id)
        .Run();
  }
  CountOnBoard(db, &before, &after);
  CountClocks(db, before, after);
  CountMeasured(db, before, after);
}

void TakeOwner(CaseState& state, const Document& owner) {
  if (!owner.IsMembers()) return;
  state.owner_user = owner["user"].Number();
  state.owner_team = owner["team"].Number();
  state.with_managers = owner["managers"].Truth();
}

void TakeDue(CaseState& state, const Document& due) {
  state.due = WriteJson(due);
  state.due_kind = due["kind"].Text();
  state.due_at = MicrosOf(due["at"]);
  state.due_is_instant = due["instant"].Truth();
  state.beside_at = MicrosOf(due["beside"]["at"]);
  state.due_provisional = due["provisional"].Truth() || due["beside"]["provisional"].Truth();
}

void TakeBand(CaseState& state, const Document& payload) {
  if (payload.Contains("band")) state.band = payload["band"].Text();
  if (payload.Contains("band_rank")) state.band_rank = payload["band_rank"].Number(9);
}

}  // namespace caseway::storage
