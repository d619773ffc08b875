#include <algorithm>

#include "core/casework/case_context.h"
#include "core/pathway/engine.h"
#include "core/pathway/settling.h"
#include "core/pathway/signing.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/broken_glass.h"
#include "web/views/due_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kMost = 200;

// A case that waits for this person, and what for where its stage does not say it.
struct Waiting {
  WorkRow row;
  std::string note;
};

// Looked at before the case is read: whether its stage, or what may be asked there, is for this person to settle.
bool MightDecide(const Visit& visit, const WorkRow& listed) {
  const auto live = visit.library().Live(listed.pathway);
  const auto* state = visit.library().FindState(listed.pathway, listed.state);
  if (live == nullptr || state == nullptr) return false;
  return pathway::SettlesAt(*state, visit.library().council, visit.actor, visit.now) != pathway::Settles::kNothing ||
         pathway::MayAnswerAt(live->definition, *state, visit.actor);
}

std::string NoteOf(const pathway::CaseAt& at, Instant now) {
  if (!pathway::ChangedSinceSigned(at).empty()) return "Changed after sign-off";
  std::string note;
  for (const auto& title : pathway::AwaitedClocks(at, now)) note += (note.empty() ? "" : "; ") + title;
  return note;
}

// Whether an action that settles what the case waits for is open to this person: by role, and as the second person
// where one is asked.
std::optional<Waiting> ToDecide(const Visit& visit, Record& record, const WorkRow& listed) {
  if (!MightDecide(visit, listed)) return std::nullopt;
  const auto row = record.cases().Find(listed.id);
  if (!row) return std::nullopt;
  const auto context = casework::CaseContext::Load(record, *row, visit.library(), visit.now);
  if (!context) return Waiting{listed, ""};  // its own page says what is wrong with it
  if (!pathway::MaySettle((*context)->At(), visit.actor, visit.now)) return std::nullopt;
  return Waiting{listed, NoteOf((*context)->At(), visit.now)};
}

std::vector<Waiting> ForMe(const Visit& visit, Record& record) {
  WorkFilter filter;
  filter.limit = kMost;
  // A head of service decides for every team; others for their own.
  const auto teams = visit.Holds(access::Permission::kSeeCouncilFigures) ? std::vector<TeamId>{} : visit.actor.teams;
  std::vector<Waiting> mine;
  for (const auto& row : record.work().Awaiting(teams, visit.actor.user, filter, visit.viewer())) {
    if (auto waiting = ToDecide(visit, record, row)) mine.push_back(*std::move(waiting));
  }
  return mine;
}

void Heading(Writer& w, const char* title, std::size_t count) {
  w << "<h2 class=\"govuk-heading-m\">" << std::string_view(title) << " (" << count << ")</h2>";
}

void Section(Writer& w, const Visit& visit, const char* title, const char* empty, const std::vector<WorkRow>& rows,
             bool shows_stay, const std::vector<Waiting>& notes = {}) {
  Heading(w, title, rows.size());
  if (rows.empty()) {
    w << "<p class=\"govuk-body app-empty\">" << std::string_view(empty) << "</p>";
    return;
  }
  const auto note = [&](const WorkRow& row) {
    const auto found =
        std::find_if(notes.begin(), notes.end(), [&](const Waiting& one) { return one.row.id == row.id; });
    return found == notes.end() ? std::string() : found->note;
  };
  WorkTable(w, visit, rows, {.caption = "By due date", .shows_stay = shows_stay, .stage_note = note});
}

}  // namespace

Answer ShowDecisions(Visit& visit, Record& record) {
  const auto mine = ForMe(visit, record);
  std::vector<WorkRow> waiting;
  for (const auto& one : mine) waiting.push_back(one.row);
  const auto offered = record.work().OfferedTo(visit.actor.teams, visit.actor.user, visit.viewer());
  const bool sees_glass = visit.Holds(access::Permission::kSealCase);
  const auto glass = sees_glass ? record.work().AccessTaken(visit.now - kGlassShownFor, kMost, visit.viewer())
                                : std::vector<AccessTakenRow>{};
  PageParts page{.title = "For my decision", .current = "/decisions"};
  page.main = [&](Writer& w) {
    if (visit.Query("done") == "glass")
      html::NotificationBanner(w, {.text = "Kept: you have looked into it.", .success = true});
    w << "<h1 class=\"govuk-heading-l\">For my decision</h1>";
    Section(w, visit, "Sign-offs, approvals and closures",
            "Nothing waits for your decision. What others bring to you or your team for sign-off, approval or closure "
            "is listed here.",
            waiting, true, mine);
    Section(w, visit, "Hand-overs offered to you or your team",
            "No hand-over waits for an answer. A case stays with its owner until you accept it.", offered, false);
    if (sees_glass) BrokenGlass(w, visit, glass);
  };
  Shown shown{.subject_kind = "list", .ids = IdsOf(waiting)};
  for (const auto id : IdsOf(offered)) shown.ids.push_back(id);
  for (const auto& row : glass) shown.ids.push_back(row.case_id.value);
  const auto is_restricted = [](const WorkRow& row) { return row.restriction != Restriction::kNone; };
  shown.restricted = !glass.empty() || std::any_of(waiting.begin(), waiting.end(), is_restricted) ||
                     std::any_of(offered.begin(), offered.end(), is_restricted);
  return {Render(visit, std::move(page)), std::move(shown)};
}

}  // namespace caseway::web
