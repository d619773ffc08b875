#include "core/pathway/permitted.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "core/pathway/settling.h"

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

ActionView Look(const CaseAt& at, const Action& action, const Actor& actor, const Scope& scope) {
  ActionView view;
  view.action = &action;
  view.permitted = action.by_system ? actor.is_system : !actor.is_system && HasAny(actor, action.who);
  view.who = TitlesOf(at.roles, action.who);
  view.needs_form = !action.form.empty() && !at.facts.Submitted(action.form);
  AddUnmet(at, action, scope, view);
  view.needs_second_person = NeedsAnother(at, action, actor, scope.now());
  view.not_own = IsNotOwn(at, action, actor);
  view.needs_reason = !action.reason.empty();
  view.needs_words = action.reason_text;
  view.needs_owner = action.owner == "chosen";
  return view;
}

}  // namespace caseway::pathway
