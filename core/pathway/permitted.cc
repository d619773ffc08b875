#include "core/pathway/permitted.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "core/pathway/dates.h"
#include "core/pathway/settling.h"
#include "core/pathway/signing.h"

namespace caseway::pathway {
namespace {

bool NeedsAnother(const CaseAt& at, const Action& action, const Actor& actor, Instant now) {
  if (!action.four_eyes || actor.is_system) return false;
  const auto& authors = at.state.form_authors;
  const bool wrote = std::find(authors.begin(), authors.end(), actor.user) != authors.end();
  return (wrote || at.state.moved_by == actor.user) && !MayActAlone(at.council, action, actor, now);
}

bool IsNotOwn(const CaseAt& at, const Action& action, const Actor& actor) {
  if (!action.own || actor.is_system) return false;
  return at.state.owner.worker != actor.user && at.state.moved_by != actor.user;
}

bool DecidesOn(const Bundle& bundle, const feel::NamePath& path, const std::string& form) {
  const auto used = path.size() < 2 || path[0] != "decision" ? bundle.decisions.end() : bundle.decisions.find(path[1]);
  if (used == bundle.decisions.end()) return false;
  const auto& reads = used->second.reads;
  return std::any_of(reads.begin(), reads.end(), [&](const feel::NamePath& name) { return name[0] == form; });
}

// What reads the action's own form is judged when that comes, whatever an earlier version of it said.
void AddUnmet(const CaseAt& at, const Action& action, const Scope& scope, ActionView& view) {
  for (const Requirement& requirement : action.requirements) {
    if (!view.needs_form && scope.Holds(requirement)) continue;
    const bool about = IsAbout(at.bundle, requirement, action.form);
    if (view.needs_form && !about && scope.Holds(requirement)) continue;
    (about ? view.with_form : view.unmet).push_back({requirement.rule, requirement.say});
  }
}

bool Renews(const ClockRule& clock, const std::string& form) {
  return std::any_of(clock.renewed_by.begin(), clock.renewed_by.end(),
                     [&](const std::string& path) { return path.substr(0, path.find('.')) == form; });
}

// What answers a clock is done while that waits; what only renews one, while it runs.
bool IsAskedFor(const CaseAt& at, const Action& action, const Scope& scope) {
  if (action.form.empty()) return true;
  const auto& clocks = at.bundle.definition.clocks;
  const auto answers = [&](const ClockRule& clock) { return clock.answered_by == action.form; };
  const bool is_answer = std::any_of(clocks.begin(), clocks.end(), answers);
  const auto concerned = [&](const ClockRule& clock) {
    return is_answer ? answers(clock) : Renews(clock, action.form);
  };
  if (std::none_of(clocks.begin(), clocks.end(), concerned)) return true;
  const auto waiting = Unanswered(at, scope);
  return std::any_of(waiting.begin(), waiting.end(), [&](const ClockRule* clock) { return concerned(*clock); });
}

// No end while a clock waits that holds the case open.
void AddHeldEnds(const CaseAt& at, const Action& action, const Scope& scope, ActionView& view) {
  const auto held = HeldEndsOf(at, action, scope);
  view.unmet.insert(view.unmet.end(), held.begin(), held.end());
}

// What was signed and changed since is held again to what was asked before it was signed.
void AddAskedBefore(const CaseAt& at, const Action& action, const Scope& scope, ActionView& view) {
  const State* state = at.bundle.definition.Find(at.state.state);
  if (!state || !Signs(*state, action)) return;
  for (Unmet& unmet : UnmetBeforeSigning(at, scope.now())) view.unmet.push_back(std::move(unmet));
}

std::string WithArticle(std::string title) {
  const bool acronym = title.size() > 1 && std::isupper(static_cast<unsigned char>(title[1]));
  if (!acronym) title[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(title[0])));
  return (std::string_view("aeiouAEIOU").find(title[0]) != std::string_view::npos ? "an " : "a ") + title;
}

}  // namespace

bool IsAbout(const Bundle& bundle, const Requirement& requirement, const std::string& form) {
  if (form.empty()) return false;
  const auto& names = requirement.when.reads;
  return std::any_of(names.begin(), names.end(),
                     [&](const feel::NamePath& path) { return path[0] == form || DecidesOn(bundle, path, form); });
}

bool HasAny(const Actor& actor, const std::vector<std::string>& roles) {
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) { return actor.Has(role); });
}

std::vector<std::string> TitlesOf(const ById<Role>& roles, const std::vector<std::string>& ids) {
  std::vector<std::string> titles;
  for (const std::string& id : ids) {
    const auto role = roles.find(id);
    titles.push_back(role == roles.end() ? id : role->second.title);
  }
  return titles;
}

std::string InWords(const std::vector<std::string>& titles) {
  std::string words;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (titles[i].empty()) continue;
    if (!words.empty()) words += i + 1 == titles.size() ? " or " : ", ";
    words += WithArticle(titles[i]);
  }
  return words;
}

bool Applies(const CaseAt& at, const Action& action, const Scope& scope) {
  return (!action.when || scope.Holds(*action.when)) && IsAskedFor(at, action, scope);
}

std::vector<Unmet> HeldEndsOf(const CaseAt& at, const Action& action, const Scope& scope) {
  const State* from = at.bundle.definition.Find(at.state.state);
  const State* to = at.bundle.definition.Find(action.to);
  if (!from || from->end || !to || !to->end) return {};
  std::vector<Unmet> held;
  for (const ClockRule* clock : Unanswered(at, scope)) {
    if (clock->holds_ends) held.push_back({clock->holds_ends->rule, clock->holds_ends->say});
  }
  return held;
}

ActionView Look(const CaseAt& at, const Action& action, const Actor& actor, const Scope& scope) {
  ActionView view;
  view.action = &action;
  view.permitted = action.by_system ? actor.is_system : !actor.is_system && HasAny(actor, action.who);
  view.who = TitlesOf(at.roles, action.who);
  view.needs_form = !action.form.empty() && !at.facts.Submitted(action.form);
  AddUnmet(at, action, scope, view);
  AddHeldEnds(at, action, scope, view);
  AddAskedBefore(at, action, scope, view);
  view.needs_second_person = NeedsAnother(at, action, actor, scope.now());
  view.not_own = IsNotOwn(at, action, actor);
  view.needs_reason = !action.reason.empty();
  view.needs_words = action.reason_text;
  view.needs_owner = action.owner == "chosen";
  return view;
}

}  // namespace caseway::pathway
