#include <algorithm>

#include "core/casework/case_context.h"
#include "core/pathway/engine.h"
#include "core/pathway/settling.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/broken_glass.h"
#include "web/views/due_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kMost = 200;

// Whether an action that settles what the stage waits for is open to this person: by role, and as the second person
// where one is asked.
bool MayDecide(const Visit& visit, Record& record, const WorkRow& listed) {
  const auto* live = visit.library().FindState(listed.pathway, listed.state);
  if (live == nullptr) return false;
  if (pathway::SettlesAt(*live, visit.library().council, visit.actor, visit.now) == pathway::Settles::kNothing)
    return false;
  const auto row = record.cases().Find(listed.id);
  if (!row) return false;
  const auto context = casework::CaseContext::Load(record, *row, visit.library(), visit.now);
  if (!context) return true;  // its own page says what is wrong with it
  const auto* state = (*context)->bundle().definition.Find(row->state);
  const auto views = pathway::AvailableActions((*context)->At(), visit.actor, visit.now);
  return state != nullptr && std::any_of(views.begin(), views.end(), [&](const pathway::ActionView& view) {
           return state->IsSettledBy(*view.action) && view.permitted && !view.needs_second_person && !view.not_own;
         });
}

std::vector<WorkRow> ForMe(const Visit& visit, Record& record) {
  WorkFilter filter;
  filter.limit = kMost;
  // A head of service decides for every team; others for their own.
  const auto teams = visit.Holds(access::Permission::kSeeCouncilFigures) ? std::vector<TeamId>{} : visit.actor.teams;
  auto rows = record.work().Awaiting(teams, visit.actor.user, filter, visit.viewer());
  std::erase_if(rows, [&](const WorkRow& row) { return !MayDecide(visit, record, row); });
  return rows;
}

void Heading(Writer& w, const char* title, std::size_t count) {
  w << "<h2 class=\"govuk-heading-m\">" << std::string_view(title) << " (" << count << ")</h2>";
}

void Section(Writer& w, const Visit& visit, const char* title, const char* empty, const std::vector<WorkRow>& rows,
             bool shows_stay) {
  Heading(w, title, rows.size());
  if (rows.empty()) {
    w << "<p class=\"govuk-body app-empty\">" << std::string_view(empty) << "</p>";
    return;
  }
  WorkTable(w, visit, rows, {.caption = "By due date", .shows_stay = shows_stay});
}

}  // namespace

Answer ShowDecisions(Visit& visit, Record& record) {
  const auto waiting = ForMe(visit, record);
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
            waiting, true);
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
