// Whether somebody may settle what a stage waits for: for lists, before any case is read.
//
//   SettlesAt(*state, council, actor, now)     // kBroughtByOthers: yes, but not what they brought there themselves
//
//   MaySettle(at, actor, now)      // the same of one case, and of what a clock of it waits for
//
// Whose forms they wrote and what a condition asks is the engine's to say of one case (engine.h). Pure.
#pragma once

#include <string>
#include <vector>

#include "core/actor.h"
#include "core/pathway/bundle.h"
#include "core/pathway/engine.h"

namespace caseway::pathway {

enum class Settles { kNothing, kBroughtByOthers, kAll };
Settles SettlesAt(const State& state, const Council& council, const Actor& actor, Instant now);

// The roles that the value of a setting lists, parted by commas.
std::vector<std::string> RolesListed(const std::string& value);
// Whether somebody of these roles may write the form that a clock of the pathway awaits while a case stands here.
bool MayAnswerAt(const Definition& definition, const State& state, const Actor& actor);

// Whether the case waits for somebody's decision: its state does, or a clock that awaits one is not answered.
bool AwaitsDecision(const CaseAt& at, const State& state, Instant now);
// The titles of those clocks.
std::vector<std::string> AwaitedClocks(const CaseAt& at, Instant now);
// Whether this actor may take an action that settles what it waits for, were all that it requires there: by role, and
// as the second person where one is asked for.
bool MaySettle(const CaseAt& at, const Actor& actor, Instant now);

// Where the action asks for a second person: whether the dated setting lets this actor's grade do without (P10).
bool MayActAlone(const Council& council, const Action& action, const Actor& actor, Instant now);

}  // namespace caseway::pathway
