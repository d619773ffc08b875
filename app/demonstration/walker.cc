#include "app/demonstration/walker.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/demonstration/plausible_answers.h"
#include "core/casework/notes.h"
#include "core/casework/submit_form.h"
#include "core/forms/answers.h"
#include "core/pathway/scope.h"

namespace caseway::app {
namespace {

using pathway::Action;

constexpr int kMostTries = 12;  // at filling the forms so that an action's requirements hold

// How likely an action is, by what it does to the case: most work goes forward.
double WeightOf(const Action& action, const pathway::Definition& definition) {
  for (const std::string_view rare : {"error", "died", "duplicate", "reopen"}) {
    if (action.id.find(rare) != std::string::npos) return 0.02;
  }
  for (const std::string_view seldom : {"refus", "cancel", "withdraw", "unreachable", "return", "back", "redirect",
                                        "pause", "seal", "trust", "urgent"}) {
    if (action.id.find(seldom) != std::string::npos) return 0.15;
  }
  const auto* to = definition.Find(action.to);
  return to != nullptr && to->end ? 0.8 : 1.0;
}

bool MayAct(const Actor& actor, const Action& action) {
  return std::any_of(action.who.begin(), action.who.end(), [&](const auto& role) { return actor.Has(role); });
}

// Answers that can be submitted: tried until the form finds no fault, with what is shown taken into account.
std::optional<Document> ValidAnswers(const casework::CaseContext& context, const forms::FormDefinition& form,
                                     Instant now, Chance& chance) {
  const auto at = context.At();
  for (int i = 0; i < 4; ++i) {
    const Document answers = PlausibleAnswers(form, context.bundle().codes, LondonDate(now), chance);
    const pathway::Scope scope(at, now);
    const forms::AnswerContext answering{scope, context.bundle().codes, now};
    const auto shown = forms::Show(form, answers, answering);
    if (forms::Validate(form, answers, shown, answering).empty()) return answers;
  }
  return std::nullopt;
}

// Whether what stands in the way asks about the form, itself or through a decision.
bool IsAskedFor(const std::string& form, const Action& action, const std::vector<Unmet>& unmet,
                const pathway::Bundle& bundle) {
  const std::string name = form + ".";
  for (const auto& requirement : action.requirements) {
    const bool holds =
        std::none_of(unmet.begin(), unmet.end(), [&](const Unmet& one) { return one.rule == requirement.rule; });
    if (holds) continue;
    if (requirement.when.text.find(name) != std::string::npos) return true;
    for (const auto& [id, decision] : bundle.decisions) {
      const bool decides = requirement.when.text.find("decision." + id) != std::string::npos;
      if (decides && decision.text.find(name) != std::string::npos) return true;
    }
  }
  return false;
}

struct Attempt {
  std::vector<std::pair<std::string, Document>> forms;  // of the state, submitted first
  std::optional<Document> own;                          // of the action
};

// Submits in memory the forms of the state that what stands in the way asks about.
void WriteForms(casework::CaseContext& context, const Action& action, const std::vector<Unmet>& unmet, Instant now,
                Chance& chance, Attempt& attempt) {
  for (const auto& name : context.bundle().definition.Find(context.row().state)->forms) {
    if (!IsAskedFor(name, action, unmet, context.bundle())) continue;
    const auto& form = context.bundle().forms.find(name)->second;
    const auto answers = ValidAnswers(context, form, now, chance);
    if (!answers) continue;
    context.facts().Submit(name, forms::Normalise(form, *answers), {});
    attempt.forms.emplace_back(name, *answers);
  }
}

void WriteOwnForm(casework::CaseContext& context, const Action& action, Instant now, Chance& chance, Attempt& attempt) {
  if (action.form.empty()) return;
  const auto& form = context.bundle().forms.find(action.form)->second;
  attempt.own = ValidAnswers(context, form, now, chance);
  if (attempt.own) context.facts().Submit(action.form, forms::Normalise(form, *attempt.own), {});
}

// Writes in memory what the action needs; nothing when no try satisfies it.
std::optional<Attempt> Prepare(Record& record, const CaseRow& row, const Action& action, const Actor& actor,
                               const pathway::Library& library, Instant now, Chance& chance) {
  for (int i = 0; i < kMostTries; ++i) {
    auto context = casework::CaseContext::Load(record, row, library, now);
    if (!context) return std::nullopt;
    Attempt attempt;
    const auto before = pathway::ViewAction((*context)->At(), action, actor, now);
    if (!before || !before->permitted || before->needs_second_person) return std::nullopt;
    WriteForms(**context, action, before->unmet, now, chance, attempt);
    WriteOwnForm(**context, action, now, chance, attempt);
    const bool wrote = attempt.own || !attempt.forms.empty();
    const auto after = wrote ? pathway::ViewAction((*context)->At(), action, actor, now) : before;
    if (after && after->Ready()) return attempt;
    if (!wrote) return std::nullopt;
  }
  return std::nullopt;
}

std::string ReasonFor(const Action& action, const casework::CaseContext& context, Instant now, Chance& chance) {
  const auto list = context.bundle().codes.find(action.reason);
  if (list == context.bundle().codes.end()) return "";
  const auto offered = list->second.Offered(LondonDate(now));
  return offered.empty() ? "" : chance.OneOf(offered)->id;
}

}  // namespace

Walker::Walker(std::vector<Actor> staff, std::uint64_t seed) : staff_(std::move(staff)), seed_(seed) {
  for (const Actor& actor : staff_) {
    by_user_[actor.user] = &actor;
    for (const std::string& role : actor.roles) by_role_[role].push_back(&actor);
  }
}

const std::vector<const Actor*>& Walker::With(const std::string& role) const {
  static const std::vector<const Actor*> nobody;
  const auto found = by_role_.find(role);
  return found == by_role_.end() ? nobody : found->second;
}

const Actor* Walker::Find(UserId user) const {
  const auto found = by_user_.find(user);
  return found == by_user_.end() ? nullptr : found->second;
}

const Actor* Walker::ActorFor(const Action& action, const CaseRow& row, const pathway::CaseState& state,
                              Chance& chance) const {
  const Actor* owner = Find(row.owner_user);
  if (owner != nullptr && !action.four_eyes && MayAct(*owner, action)) return owner;
  const auto is_barred = [&](const Actor& actor) {
    const auto& authors = state.form_authors;
    const bool wrote = std::find(authors.begin(), authors.end(), actor.user) != authors.end();
    if (action.four_eyes && (actor.user == state.moved_by || wrote)) return true;
    return row.restriction == Restriction::kSealed && actor.user != row.owner_user && actor.user != row.moved_by;
  };
  std::size_t all = 0;
  for (const std::string& role : action.who) all += With(role).size();
  if (all == 0) return nullptr;
  // From a place by chance onwards, so that nobody need be looked at twice.
  const std::size_t first = chance.Below(all);
  const Actor* earlier = nullptr;
  std::size_t at = 0;
  for (const std::string& role : action.who) {
    for (const Actor* actor : With(role)) {
      const bool after = at++ >= first;
      if ((after || earlier == nullptr) && !is_barred(*actor)) {
        if (after) return actor;
        earlier = actor;
      }
    }
  }
  return earlier;
}

std::vector<Walker::Choice> Walker::Choices(casework::CaseContext& context, Chance& chance) const {
  const auto* state = context.bundle().definition.Find(context.row().state);
  std::vector<std::pair<double, Choice>> weighed;
  for (const auto& action : state->actions) {
    if (action.by_system) continue;
    const Actor* actor = ActorFor(action, context.row(), context.state(), chance);
    if (actor == nullptr) continue;
    // Order by an exponential clock: the heavier, the sooner.
    weighed.emplace_back(-std::log(1.0 - chance.Share()) / WeightOf(action, context.bundle().definition),
                         Choice{&action, actor});
  }
  std::sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Choice> choices;
  for (const auto& entry : weighed) choices.push_back(entry.second);
  return choices;
}

Result<StepTaken> Walker::Step(WritableRecord& record, CaseId case_id, std::uint64_t step,
                               const pathway::Library& library, const access::RoleBook& roles, Instant now) const {
  StepTaken taken;
  const auto row = record.cases().Find(case_id);
  if (!row || !row->open) {
    taken.ended = true;
    return taken;
  }
  Chance chance(seed_, static_cast<std::uint64_t>(case_id.value), step);
  auto context = casework::CaseContext::Load(record, *row, library, now);
  if (!context) return context.error();
  for (const auto& choice : Choices(**context, chance)) {
    const auto attempt = Prepare(record, *row, *choice.action, *choice.actor, library, now, chance);
    if (!attempt) continue;
    const casework::Deed deed{*choice.actor, now, library, roles};
    for (const auto& [form, answers] : attempt->forms) {
      auto writing = casework::CaseContext::Load(record, *record.cases().Find(case_id), library, now);
      if (!writing) return writing.error();
      const auto kept = casework::KeepSubmitted(record, **writing, form, answers, "", deed);
      if (!kept) return kept.error();
    }
    casework::AdvanceCaseCommand command{.case_id = case_id, .action = choice.action->id};
    command.reason = ReasonFor(*choice.action, **context, now, chance);
    if (choice.action->reason_text) command.reason_text = "As agreed in the team this week.";
    command.answers = attempt->own;
    if (choice.action->owner == "chosen") {
      const auto able = [&](const Actor& actor) {
        const auto& held = actor.competences;
        return choice.action->competence.empty() ||
               std::find(held.begin(), held.end(), choice.action->competence) != held.end();
      };
      std::vector<const Actor*> workers;
      for (const auto& actor : staff_) {
        if (able(actor) && actor.Has("social-worker") && !actor.teams.empty()) workers.push_back(&actor);
      }
      for (const auto& actor : staff_) {
        if (workers.empty() && able(actor) && !actor.teams.empty()) workers.push_back(&actor);
      }
      if (workers.empty()) continue;
      const Actor* worker = chance.OneOf(workers);
      command.worker = worker->user;
      command.team = worker->teams.front();
    }
    const auto moved = casework::AdvanceCase(record, command, deed);
    if (!moved) return moved.error();
    taken.moved = true;
    taken.action = choice.action->id;
    for (const auto& id : (*moved)["opened"].Items()) taken.opened.push_back(CaseId{id.Number()});
    break;
  }
  const auto after = record.cases().Find(case_id);
  taken.ended = !after || !after->open;
  if (!taken.ended) taken.next = after->due_at;
  return taken;
}

}  // namespace caseway::app
