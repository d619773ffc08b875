// Permitted: what stands between a person and an action, asked once for pages and for commands alike.
//
//   ActionView view = Look(at, action, actor, scope);
//   view.Ready() or every reason why not
//
// Pure. Internal to the engine.
#pragma once

#include "core/pathway/engine.h"
#include "core/pathway/scope.h"

namespace caseway::pathway {

// Requires: `when` holds or is not asked.
ActionView Look(const CaseAt& at, const Action& action, const Actor& actor, const Scope& scope);
// "a safeguarding manager", "an adviser or a team manager".
std::string InWords(const std::vector<std::string>& titles);
// Titles of role ids, in their order.
std::vector<std::string> TitlesOf(const ById<Role>& roles, const std::vector<std::string>& ids);
// Whether the requirement reads the form, itself or by a decision.
bool IsAbout(const Bundle& bundle, const Requirement& requirement, const std::string& form);
// Whether the action is there for the case as it stands: its `when` holds, and the clock that its form answers or
// renews waits for it.
bool Applies(const CaseAt& at, const Action& action, const Scope& scope);
// What holds the case open where the action would end it: the clocks that say so and are not answered.
std::vector<Unmet> HeldEndsOf(const CaseAt& at, const Action& action, const Scope& scope);
bool HasAny(const Actor& actor, const std::vector<std::string>& roles);

}  // namespace caseway::pathway
