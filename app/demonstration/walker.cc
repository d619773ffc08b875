#include "app/demonstration/walker.h"

#include <algorithm>
#include <cmath>

#include "core/casework/look_again_date.h"
#include "core/casework/submit_form.h"

namespace caseway::app {
namespace {

using pathway::Action;

constexpr double kOrdinary = 100;
constexpr double kAtLeastOnce = 40;   // the least weight of an ending that nobody has reached yet
constexpr double kNotYetReached = 6;  // how much likelier it is

bool MayAct(const Actor& actor, const Action& action) {
  return std::any_of(action.who.begin(), action.who.end(), [&](const auto& role) { return actor.Has(role); });
}

std::string ReasonFor(const Action& action, const casework::CaseContext& context, const loader::Demonstration& usual,
                      Instant now, Chance& chance) {
  const auto list = context.bundle().codes.find(action.reason);
  if (list == context.bundle().codes.end()) return "";
  const auto* weights = loader::Find(usual.answers, "codes/" + action.reason);
  const auto offered = list->second.Offered(LondonDate(now));
  if (weights == nullptr) return offered.empty() ? "" : chance.OneOf(offered)->id;
  return Weighted(*weights, chance);
}

bool MayGoOn(const Actor& actor, const pathway::State& state) {
  const auto first =
      std::find_if(state.actions.begin(), state.actions.end(), [](const auto& one) { return !one.by_system; });
  return first != state.actions.end() && MayAct(actor, *first);
}

// Whether somebody takes it from there: then it waits in a queue first.
bool IsQueue(const pathway::State& state) {
  return std::any_of(state.actions.begin(), state.actions.end(),
                     [](const auto& action) { return action.owner == "actor" || action.owner == "chosen"; });
}

bool Takes(const pathway::Team& team, const CaseRow& row) {
  const auto has = [](const auto& list, const auto& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
  };
  return has(team.takes, row.pathway) && (team.bands.empty() || row.band.empty() || has(team.bands, row.band));
}

}  // namespace

std::string EndingOf(const std::string& pathway, const Action& action) {
  return pathway + " " + action.to + " " + action.outcome;
}

Walker::Walker(std::vector<Actor> staff, loader::Demonstration usual, std::uint64_t seed)
    : staff_(std::move(staff)), usual_(std::move(usual)), seed_(seed) {
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

const Actor* Walker::ActorFor(const Action& action, const casework::CaseContext& context, const access::RoleBook& roles,
                              Chance& chance) const {
  const CaseRow& row = context.row();
  const pathway::CaseState& state = context.At().state;
  const Actor* owner = Find(row.owner_user);
  if (owner != nullptr && !action.four_eyes && MayAct(*owner, action)) return owner;
  const auto is_barred = [&](const Actor& actor) {
    const auto& authors = state.form_authors;
    const bool wrote = std::find(authors.begin(), authors.end(), actor.user) != authors.end();
    if (action.four_eyes && (actor.user == state.moved_by || actor.user == row.owner_user || wrote)) return true;
    if (row.restriction == Restriction::kStandard && actor.user != row.owner_user)
      return !roles.Holds(actor, access::Permission::kSeeRestricted);
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

double Walker::WeightOf(const Action& action, const CaseRow& row, const pathway::Definition& definition,
                        const Endings* endings) const {
  const int* said = loader::Find(usual_.actions, row.pathway + "." + row.state + "." + action.id);
  const double weight = said == nullptr ? kOrdinary : *said;
  const auto* to = definition.Find(action.to);
  if (endings == nullptr || to == nullptr || !to->end || endings->count(EndingOf(row.pathway, action)) != 0)
    return weight;
  return std::max(weight * kNotYetReached, kAtLeastOnce);
}

std::vector<Walker::Choice> Walker::Choices(casework::CaseContext& context, const Endings* endings,
                                            const access::RoleBook& roles, Chance& chance) const {
  const auto& definition = context.bundle().definition;
  std::vector<std::pair<double, Choice>> weighed;
  for (const auto& action : definition.Find(context.row().state)->actions) {
    if (action.by_system) continue;
    const Actor* actor = ActorFor(action, context, roles, chance);
    const double weight = WeightOf(action, context.row(), definition, endings);
    if (actor == nullptr || weight <= 0) continue;
    // Order by an exponential clock: the heavier, the sooner.
    weighed.emplace_back(-std::log(1.0 - chance.Share()) / weight, Choice{&action, actor});
  }
  std::sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Choice> choices;
  for (const auto& entry : weighed) choices.push_back(entry.second);
  return choices;
}

bool Walker::ChooseOwner(Record& record, casework::AdvanceCaseCommand& command, const casework::CaseContext& context,
                         const Action& action, const pathway::Library& library, Chance& chance) const {
  const auto* to = context.bundle().definition.Find(action.to);
  std::vector<std::pair<const Actor*, TeamId>> able;
  for (const auto& [key, team] : library.council.teams) {
    const auto row = Takes(team, context.row()) ? record.council().TeamByKey(key) : std::nullopt;
    if (!row) continue;
    for (const auto& actor : staff_) {
      const auto& held = actor.competences;
      const bool competent =
          action.competence.empty() || std::find(held.begin(), held.end(), action.competence) != held.end();
      if (competent && actor.In(row->id) && !actor.Has(team.manager) && MayGoOn(actor, *to))
        able.emplace_back(&actor, row->id);
    }
  }
  if (able.empty()) return false;
  const auto& [worker, team] = chance.OneOf(able);
  command.team = team;
  const bool waits = action.to != context.row().state && action.competence.empty() && IsQueue(*to);
  if (!waits) command.worker = worker->user;
  return true;
}

// Where a second person decides, the forms are written by whoever holds the case.
Result<CaseId> Walker::DoBefore(WritableRecord& record, const CaseRow& row, const Attempt& attempt,
                                const Choice& choice, const casework::Deed& deed) const {
  const Actor* owner = Find(row.owner_user);
  const Actor& writer = choice.action->four_eyes && owner != nullptr ? *owner : *choice.actor;
  const casework::Deed writing{writer, deed.now, deed.library, deed.roles};
  for (const auto& [form, answers] : attempt.forms) {
    auto context = casework::CaseContext::Load(record, *record.cases().Find(row.id), deed.library, deed.now);
    if (!context) return context.error();
    const auto kept = casework::KeepSubmitted(record, **context, form, answers, "", writing);
    if (!kept) return kept.error();
  }
  if (!attempt.remedy) return CaseId{};
  return Apply(record, row, *attempt.remedy, attempt.concern,
               casework::Deed{*choice.actor, deed.now, deed.library, deed.roles});
}

Result<bool> Walker::Take(WritableRecord& record, casework::CaseContext& context, const Choice& choice,
                          const casework::Deed& deed, Chance& chance, StepTaken& taken) const {
  const auto& action = *choice.action;
  const auto attempt = Prepare(
      {record, context.row(), action, *choice.actor, deed.library, deed.roles, usual_, deed.now, seed_}, chance);
  if (!attempt) return false;
  casework::AdvanceCaseCommand command{.case_id = context.row().id, .action = action.id};
  command.reason = ReasonFor(action, context, usual_, deed.now, chance);
  if (action.reason_text)
    command.reason_text = usual_.reason_words.empty() ? "As agreed today." : chance.OneOf(usual_.reason_words);
  command.answers = attempt->own;
  if (action.owner == "chosen" && !ChooseOwner(record, command, context, action, deed.library, chance)) return false;
  const auto raised = DoBefore(record, context.row(), *attempt, choice, deed);
  if (!raised) return raised.error();
  const auto moved = casework::AdvanceCase(record, command, {*choice.actor, deed.now, deed.library, deed.roles});
  if (!moved) return moved.error();
  if (*raised) taken.opened.push_back(*raised);
  for (const auto& id : (*moved)["opened"].Items()) taken.opened.push_back(CaseId{id.Number()});
  return true;
}

Result<StepTaken> Walker::TakeFirst(WritableRecord& record, casework::CaseContext& context,
                                    const std::vector<Choice>& choices, const casework::Deed& deed, Chance& chance,
                                    Endings* endings) const {
  StepTaken taken;
  const CaseId id = context.row().id;
  for (const auto& choice : choices) {
    const auto done = Take(record, context, choice, deed, chance, taken);
    if (!done) return done.error();
    if (!*done) continue;
    taken.moved = true;
    taken.action = choice.action->id;
    const auto after = record.cases().Find(id);
    if (endings != nullptr && after && !after->open) endings->insert(EndingOf(context.row().pathway, *choice.action));
    break;
  }
  const auto after = record.cases().Find(id);
  taken.ended = !after || !after->open;
  if (taken.ended) return taken;
  const auto look_again = casework::LookAgainOf(*after);
  taken.next = look_again ? look_again->at : after->due_at;  // a limit that has passed hurries nobody
  return taken;
}

Result<StepTaken> Walker::Step(WritableRecord& record, CaseId case_id, std::uint64_t step, const casework::Deed& deed,
                               Endings* endings) const {
  const auto row = record.cases().Find(case_id);
  if (!row || !row->open) return StepTaken{.ended = true};
  Chance chance(seed_, static_cast<std::uint64_t>(case_id.value), step);
  auto context = casework::CaseContext::Load(record, *row, deed.library, deed.now);
  if (!context) return context.error();
  return TakeFirst(record, **context, Choices(**context, endings, deed.roles, chance), deed, chance, endings);
}

Result<StepTaken> Walker::StepBy(WritableRecord& record, CaseId case_id,
                                 const std::vector<const pathway::Action*>& actions, std::uint64_t step,
                                 const casework::Deed& deed) const {
  const auto row = record.cases().Find(case_id);
  if (!row || !row->open) return StepTaken{.ended = true};
  Chance chance(seed_, static_cast<std::uint64_t>(case_id.value), step);
  auto context = casework::CaseContext::Load(record, *row, deed.library, deed.now);
  if (!context) return context.error();
  std::vector<Choice> choices;
  for (const auto* action : actions) {
    const Actor* actor = ActorFor(*action, **context, deed.roles, chance);
    if (actor != nullptr) choices.push_back({action, actor});
  }
  return TakeFirst(record, **context, choices, deed, chance, nullptr);
}

}  // namespace caseway::app
