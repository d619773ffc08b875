// Taking an action on a case: what was typed is read, judged and done, or comes back with all that is missing (F5,
// P56).
#include <algorithm>

#include "core/casework/advance_case.h"
#include "web/frame.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/open_action.h"
#include "web/handlers/cases/recorded_answers.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using access::Permission;

// Buttons of the form's rows: nothing is kept yet, the page comes back with what was typed.
bool ChangesRows(const Visit& visit, const forms::FormDefinition& form, Document& answers) {
  const std::string deed = visit.Form("deed");
  const auto first = deed.find(':');
  const std::string verb = deed.substr(0, first), rest = first == std::string::npos ? "" : deed.substr(first + 1);
  const std::string group = rest.substr(0, rest.find(':'));
  const auto* question = form.Find(group);
  if (verb == "refresh" || question == nullptr || !question->IsGroup()) return verb != "take" && verb != "take-next";
  Document::List rows = answers[group].Items();
  if (verb == "add") rows.push_back(Document(Document::Members{}));
  const std::string number =
      rest.substr(std::min(rest.size(), rest.find(':') == std::string::npos ? rest.size() : rest.find(':') + 1));
  if (verb == "remove" && !number.empty() && number.size() < 4 &&
      number.find_first_not_of("0123456789") == std::string::npos) {
    const auto at = static_cast<std::size_t>(std::stoi(number));
    if (at < rows.size()) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
  }
  answers.Set(group, Document(std::move(rows)));
  return true;
}

// "use:has_carer": the answer last given elsewhere, in place of what stands there. Whether it was that button.
bool UsesFact(const Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open, Document& answers) {
  const std::string deed = visit.Form("deed");
  const auto* question = deed.rfind("use:", 0) == 0 ? open.form->Find(deed.substr(4)) : nullptr;
  if (question == nullptr || question->fact.empty()) return false;
  for (auto& fact : FactsAround(visit, record, seen, open)) {
    if (fact.fact == question->fact) answers.Set(question->id, std::move(fact.value));
  }
  return true;
}

std::function<Answer(Visit&, Record&, const Error&)> BackWithTyped(std::optional<Document> answers) {
  return [answers = std::move(answers)](Visit& visit, Record& record, const Error& error) {
    const auto seen = SeeCase(visit, record);
    if (!seen) return RefuseCase(visit, record, seen.error());
    const auto open = LoadAction(visit, record, *seen);
    if (!open) return RefuseCase(visit, record, error);
    return ActionPage(visit, record, *seen, *open, {.answers = answers ? &*answers : nullptr, .error = &error});
  };
}

Result<Document> Take(WritableRecord& record, const Visit& visit, casework::AdvanceCaseCommand command,
                      const std::string& form) {
  auto done = casework::AdvanceCase(record, command, visit.deed());
  if (!done || form.empty()) return done;
  // What was typed for the form of this action is submitted: no draft of it is left to come back to.
  if (const FormId id = record.cases().FormOf(command.case_id, form)) {
    const auto draft = record.ReadDraft(id);
    if (draft && draft->revision > 0 && !draft->frozen) {
      const auto taken = record.FreezeDraft(id, draft->revision);
      if (!taken) return taken.error();
    }
  }
  return done;
}

Plan TakePlan(const Visit& visit, CaseId id, const pathway::Action& action, std::optional<Document> answers,
              std::optional<Happened> happened) {
  casework::AdvanceCaseCommand command{.case_id = id, .seen_state = visit.Form("seen_state"), .action = action.id};
  command.reason = visit.Form("action_reason");
  command.reason_text = visit.Form("action_words");
  command.team = visit.FormId<TeamId>("action_team");
  command.worker = visit.FormId<UserId>("action_worker");
  command.late_reason = visit.Form("late_reason");
  command.answers = answers;
  command.happened = happened;
  const bool next = visit.Form("deed") == "take-next";
  Plan plan;
  plan.work = [command, form = action.form](WritableRecord& record, Visit& v) {
    return Take(record, v, command, form);
  };
  // What the action opened for whoever took it is where their work goes on.
  const bool goes_on = std::any_of(action.opens.begin(), action.opens.end(),
                                   [](const pathway::Opening& opening) { return opening.worker == "actor"; });
  plan.then = [id, next, goes_on](Visit&, const Document& done) {
    const auto& opened = done["opened"].Items();
    const CaseId at = goes_on && opened.size() == 1 ? CaseId{opened.front().Number()} : id;
    if (next) return DoneAtCase(at, html::Url("/work/next"));
    html::Url url = CaseUrl(at).Query("done", "1");
    for (const auto& one : opened) {
      if (at == id) url = std::move(url).Query("opened", PathReference(CaseId{one.Number()}));
    }
    return DoneAtCase(at, url);
  };
  plan.refused = BackWithTyped(std::move(answers));
  return plan;
}

// The action of the state the case stands in, where no form belongs to it: nothing on the page needs to be read again
// then. The use case asks by itself who may take it.
const pathway::Action* PlainAction(const Visit& visit, Record& record, CaseId id) {
  const auto standing = id ? record.cases().StandingOf(id) : std::nullopt;
  const auto bundle = standing ? visit.library().Pinned(standing->bundle) : nullptr;
  const auto* action = bundle == nullptr ? nullptr : bundle->definition.Find(standing->state, visit.Path("action"));
  return action != nullptr && action->form.empty() ? action : nullptr;
}

Answer Again(Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open, const ActionPageParts& parts,
             int status) {
  Answer answer = ActionPage(visit, record, seen, open, parts);
  answer.response.status = status;
  return answer;
}

}  // namespace

Answer ShowAction(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record, Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto open = LoadAction(visit, record, *seen);
  if (!open) return RefuseCase(visit, record, open.error());
  return ActionPage(visit, record, *seen, *open, {});
}

Outcome TakeAction(Visit& visit, Record& record) {
  const auto happened = views::ParseHappened(visit.Form("on"), visit.Form("at"), visit.now);
  const auto id = visit.PathId<CaseId>("case");
  if (const auto* plain = happened ? PlainAction(visit, record, id) : nullptr)
    return TakePlan(visit, id, *plain, std::nullopt, *happened);
  const auto seen = SeeCase(visit, record, Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto open = LoadAction(visit, record, *seen);
  std::optional<Document> answers;
  if (open && open->form.form != nullptr) {
    answers = WithChanges(open->form.answers, ReadTyped(*open->form.form, visit.request.form).changed);
    if (UsesFact(visit, record, *seen, open->form, *answers) || ChangesRows(visit, *open->form.form, *answers))
      return Again(visit, record, *seen, *open, {.answers = &*answers}, 200);
    if (!Judge(visit, record, open->form, *answers).errors.empty())
      return Again(visit, record, *seen, *open, {.answers = &*answers, .shows_form_errors = true}, 422);
  }
  if (!open) {
    // The same post again after it was done: the writer knows its command and gives the first answer.
    Plan plan;
    plan.work = [error = open.error()](WritableRecord&, Visit&) -> Result<Document> { return error; };
    plan.then = [id = seen->row.id](Visit&, const Document&) { return DoneAtCase(id, CaseUrl(id).Query("done", "1")); };
    return plan;
  }
  if (!happened)
    return Again(visit, record, *seen, *open, {.answers = answers ? &*answers : nullptr, .error = &happened.error()},
                 422);
  return TakePlan(visit, seen->row.id, open->action(), std::move(answers), *happened);
}

}  // namespace caseway::web
