// An action on a case: what it does, what it needs, its own form in place; then the move (F5, F26, P56).
#include <algorithm>

#include "core/casework/advance_case.h"
#include "web/frame.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/open_form.h"
#include "web/views/case_actions.h"
#include "web/views/note_form.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

// The action as this visit stands to it, with its own form when it has one.
struct OpenAction {
  OpenForm form;  // form.form is null without one
  pathway::ActionView view;
  const pathway::Action& action() const { return *view.action; }
};

Result<OpenAction> LoadAction(const Visit& visit, Record& record, const SeenCase& seen) {
  auto context = casework::CaseContext::Load(record, seen.row, visit.library(), visit.now);
  if (!context) return context.error();
  OpenAction open;
  open.form.context = *std::move(context);
  bool found = false;
  for (auto& view : pathway::AvailableActions(open.form.context->At(), visit.actor, visit.now)) {
    if (view.action->id != visit.Path("action")) continue;
    open.view = std::move(view);
    found = true;
  }
  if (!found)
    return Conflict("This cannot be done where the case stands now. It may have moved while you were looking at it.");
  const auto& forms = open.form.context->bundle().forms;
  if (const auto own = forms.find(open.action().form); own != forms.end()) {
    open.form.form = &own->second;
    const auto& facts = open.form.context->facts();
    const Document* answers = facts.Draft(own->first);
    if (answers == nullptr) answers = facts.Submitted(own->first);
    open.form.answers = answers == nullptr ? Document(Document::Members{}) : *answers;
  }
  return open;
}

void CodeReason(Writer& w, const Visit& visit, const OpenAction& open, const Error* error) {
  const auto& codes = open.form.context->bundle().codes;
  const auto list = codes.find(open.action().reason);
  if (list == codes.end()) return;
  html::RadiosOptions options{.name = "action_reason", .error = ErrorFor(error, "reason")};
  options.fieldset = {.legend = {.text = list->second.title, .classes = "govuk-fieldset__legend--s"}};
  options.value = visit.Form("action_reason");
  options.classes = "govuk-radios--small";
  for (const auto* code : list->second.Offered(LondonDate(visit.now)))
    options.items.push_back({.value = code->id, .text = code->label, .hint = {.text = code->help}});
  html::Radios(w, options);
}

void Words(Writer& w, const Visit& visit, const OpenAction& open, const Error* error) {
  if (!open.view.needs_words && !open.view.needs_reason) return;
  html::Textarea(w, {.name = "action_words",
                     .label = {.text = open.view.needs_words ? "Why, in your own words" : "Anything to add (optional)",
                               .classes = "govuk-label--s"},
                     .error = ErrorFor(error, "reason_text"),
                     .value = visit.Form("action_words"),
                     .rows = 4});
}

bool Holds(const UserRow& user, const std::string& competence) {
  return competence.empty() ||
         std::find(user.competences.begin(), user.competences.end(), competence) != user.competences.end();
}

// Workers with what they hold, those of the case's team with their open work.
void Workers(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
             const Error* error) {
  const auto loads = record.work().Caseloads(seen.row.owner_team, visit.now);
  html::SelectOptions select{.name = "action_worker", .label = {.text = "Worker", .classes = "govuk-label--s"}};
  if (!open.action().competence.empty())
    select.hint = {.text = "Only those trained for this are listed: " +
                           CodeLabel(visit, "competences", open.action().competence)};
  select.error = ErrorFor(error, "owner");
  select.value = visit.Form("action_worker");
  select.items.push_back(
      {.value = "",
       .text = open.action().competence.empty() ? "Nobody in particular: the team's queue" : "Choose a worker"});
  for (const auto& user : record.council().Users()) {
    if (user.disabled || !Holds(user, open.action().competence)) continue;
    std::string text = user.name;
    for (const auto& load : loads) {
      if (load.user == user.id)
        text += ", " + std::to_string(load.open) + " open, " + std::to_string(load.overdue) + " overdue" +
                (load.away ? ", away" : "");
    }
    select.items.push_back({.value = Reference(user.id), .text = std::move(text)});
  }
  html::Select(w, select);
}

void Owner(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
           const Error* error) {
  if (!open.view.needs_owner) return;
  w << "<h2 class=\"govuk-heading-m\">Who takes it</h2>";
  Workers(w, visit, record, seen, open, error);
  html::Select(w, {.name = "action_team",
                   .label = {.text = "Team", .classes = "govuk-label--s"},
                   .hint = {.text = "Leave empty for the worker's own team."},
                   .error = ErrorFor(error, "team"),
                   .items = TeamOptions(record, "As the worker"),
                   .value = visit.Form("action_team")});
}

void WhatComesOfIt(Writer& w, const Visit& visit, const SeenCase& seen, const OpenAction& open) {
  const auto& action = open.action();
  const auto& bundle = open.form.context->bundle();
  w << "<ul class=\"govuk-list govuk-list--bullet\">";
  if (action.to != seen.row.state)
    w << "<li>The case goes on to: " << StateTitle(visit, seen.row.pathway, action.to) << ".</li>";
  for (const auto& id : action.letters) {
    const auto letter = bundle.letters.find(id);
    if (letter != bundle.letters.end()) w << "<li>A letter is written: " << letter->second.title << ".</li>";
  }
  for (const auto& opening : action.opens)
    w << "<li>" << (opening.when ? std::string("Where it applies, this opens: ") : std::string("This opens: "))
      << PathwayTitle(visit, opening.pathway) << ".</li>";
  if (action.four_eyes) w << "<li>Done by someone other than who wrote it or brought it here.</li>";
  w << "</ul>";
}

void Earlier(Writer& w, const Visit& visit, const Error* error) {
  const bool typed = !visit.Form("on").empty() || !visit.Form("at").empty();
  html::Details(w, {.summary = "It happened earlier",
                    .text =
                        [&](Writer& in) {
                          html::Input(in, {.name = "on",
                                           .label = {.text = "Day"},
                                           .hint = {.text = "For example, 27/3/2026"},
                                           .error = ErrorFor(error, "on"),
                                           .value = visit.Form("on"),
                                           .classes = "govuk-input--width-10"});
                          html::Input(in, {.name = "at",
                                           .label = {.text = "Time"},
                                           .hint = {.text = "For example, 9:30am. Leave empty if not known"},
                                           .error = ErrorFor(error, "at"),
                                           .value = visit.Form("at"),
                                           .classes = "govuk-input--width-5"});
                        },
                    .open = typed});
}

void Buttons(Writer& w, const OpenAction& open) {
  w << "<div class=\"govuk-button-group\">";
  html::Button(w, {.text = open.action().title, .name = "deed", .value = "take"});
  html::Button(w, {.text = "Do it and go to my next case",
                   .name = "deed",
                   .value = "take-next",
                   .classes = "govuk-button--secondary"});
  if (open.form.form != nullptr)
    html::Button(
        w,
        {.text = "Show further questions", .name = "deed", .value = "refresh", .classes = "govuk-button--secondary"});
  w << "</div>";
}

struct ActionPageParts {
  const Document* answers = nullptr;  // of its own form, as typed
  const Error* error = nullptr;
  bool shows_form_errors = false;
};

void OwnForm(Writer& w, const Visit& visit, const OpenAction& open, const Document& answers, const JudgedForm& judged,
             bool shows_errors) {
  const auto& form = *open.form.form;
  // The first button is the one that the Enter key presses: it does nothing yet.
  w << "<button type=\"submit\" name=\"deed\" value=\"refresh\" class=\"govuk-visually-hidden\" "
       "tabindex=\"-1\">Show further questions</button>";
  if (!form.intro.empty()) w << "<p class=\"govuk-body\">" << form.intro << "</p>";
  Hidden(w, "was", WasField(form, open.form.answers, judged.shown));
  FormFields(w, {.form = form,
                 .answers = answers,
                 .shown = judged.shown,
                 .codes = open.form.context->bundle().codes,
                 .now = visit.now,
                 .errors = shows_errors ? &judged.errors : nullptr});
}

// What the summary links to, in the names of this page's fields.
std::vector<html::ErrorLink> Links(const OpenAction& open, const JudgedForm& judged, const ActionPageParts& parts) {
  std::vector<html::ErrorLink> links;
  if (parts.shows_form_errors && open.form.form != nullptr) links = FormErrorLinks(*open.form.form, judged.errors);
  if (parts.error == nullptr || !links.empty()) return links;
  for (auto fault : parts.error->fields) {
    if (fault.field == "reason") fault.field = "action_reason";
    if (fault.field == "reason_text") fault.field = "action_words";
    if (fault.field == "owner" || fault.field == "worker") fault.field = "action_worker";
    if (fault.field == "team") fault.field = "action_team";
    links.push_back({.text = fault.say, .href = html::Url::Fragment(fault.field)});
  }
  for (const auto& unmet : parts.error->unmet) links.push_back({.text = unmet.say + " (" + unmet.rule + ")"});
  if (links.empty()) links.push_back({.text = parts.error->say});
  return links;
}

void Judged(Writer& w, const OpenAction& open) {
  if (open.view.with_form.empty()) return;
  html::Details(w, {.summary = "What these answers are held to", .text = [&](Writer& in) {
                      in << "<ul class=\"govuk-list govuk-list--bullet\">";
                      for (const auto& unmet : open.view.with_form)
                        in << "<li>" << unmet.say << " (" << unmet.rule << ")</li>";
                      in << "</ul>";
                    }});
}

Answer ActionPage(Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
                  const ActionPageParts& parts) {
  const Document answers = parts.answers != nullptr ? *parts.answers : open.form.answers;
  const JudgedForm judged = open.form.form == nullptr ? JudgedForm{} : Judge(open.form, answers, visit.now);
  CasePageParts page{.title = open.action().title, .errors = Links(open, judged, parts)};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
      << open.action().title << "</h1>";
    if (!open.action().help.empty()) w << "<p class=\"govuk-body\">" << open.action().help << "</p>";
    if (!open.view.Ready()) {
      w << "<h2 class=\"govuk-heading-m\">Not possible yet</h2>";
      WhyNot(w, open.view);
      return;
    }
    WhatComesOfIt(w, visit, seen, open);
    FormStart(w, visit, CasePath(seen.row.id, {"actions", open.action().id}));
    Hidden(w, "seen_state", seen.row.state);
    if (open.form.form != nullptr) OwnForm(w, visit, open, answers, judged, parts.shows_form_errors);
    Judged(w, open);
    CodeReason(w, visit, open, parts.error);
    Words(w, visit, open, parts.error);
    Owner(w, visit, record, seen, open, parts.error);
    Earlier(w, visit, parts.error);
    Buttons(w, open);
    FormEnd(w);
  };
  return CasePage(visit, record, seen, std::move(page));
}

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

Plan TakePlan(const Visit& visit, const SeenCase& seen, const OpenAction& open, std::optional<Document> answers,
              std::optional<Happened> happened) {
  casework::AdvanceCaseCommand command{
      .case_id = seen.row.id, .seen_state = visit.Form("seen_state"), .action = open.action().id};
  command.reason = visit.Form("action_reason");
  command.reason_text = visit.Form("action_words");
  command.team = visit.FormId<TeamId>("action_team");
  command.worker = visit.FormId<UserId>("action_worker");
  command.answers = answers;
  command.happened = happened;
  const bool next = visit.Form("deed") == "take-next";
  Plan plan;
  plan.work = [command, form = open.action().form](WritableRecord& record, Visit& v) {
    return Take(record, v, command, form);
  };
  plan.then = [id = seen.row.id, next](Visit&, const Document&) {
    return DoneAtCase(id, next ? html::Url("/work/next") : CaseUrl(id).Query("done", "1"));
  };
  plan.refused = BackWithTyped(std::move(answers));
  return plan;
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
  const auto seen = SeeCase(visit, record, Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto open = LoadAction(visit, record, *seen);
  std::optional<Document> answers;
  if (open && open->form.form != nullptr) {
    answers = WithChanges(open->form.answers, ReadTyped(*open->form.form, visit.request.form).changed);
    if (ChangesRows(visit, *open->form.form, *answers))
      return Again(visit, record, *seen, *open, {.answers = &*answers}, 200);
    if (!Judge(open->form, *answers, visit.now).errors.empty())
      return Again(visit, record, *seen, *open, {.answers = &*answers, .shows_form_errors = true}, 422);
  }
  if (!open) {
    // The same post again after it was done: the writer knows its command and gives the first answer.
    Plan plan;
    plan.work = [error = open.error()](WritableRecord&, Visit&) -> Result<Document> { return error; };
    plan.then = [id = seen->row.id](Visit&, const Document&) { return DoneAtCase(id, CaseUrl(id).Query("done", "1")); };
    return plan;
  }
  const auto happened = views::ParseHappened(visit.Form("on"), visit.Form("at"), visit.now);
  if (!happened)
    return Again(visit, record, *seen, *open, {.answers = answers ? &*answers : nullptr, .error = &happened.error()},
                 422);
  return TakePlan(visit, *seen, *open, std::move(answers), *happened);
}

}  // namespace caseway::web
