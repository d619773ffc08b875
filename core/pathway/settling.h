// Whether somebody may settle what a stage waits for: for lists, before any case is read.
//
//   SettlesAt(*state, council, actor, now)     // kBroughtByOthers: yes, but not what they brought there themselves
//
// Whose forms they wrote and what a condition asks is the engine's to say of one case (engine.h). Pure.
#pragma once

#include <string>
#include <vector>

#include "core/actor.h"
#include "core/pathway/bundle.h"

namespace caseway::pathway {

enum class Settles { kNothing, kBroughtByOthers, kAll };
Settles SettlesAt(const State& state, const Council& council, const Actor& actor, Instant now);

// The roles that the value of a setting lists, parted by commas.
std::vector<std::string> RolesListed(const std::string& value);
// Where the action asks for a second person: whether the dated setting lets this actor's grade do without (P10).
bool MayActAlone(const Council& council, const Action& action, const Actor& actor, Instant now);

}  // namespace caseway::pathway
