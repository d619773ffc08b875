// Who holds a case in its next state: as the action says, else as that state's `owner`.
//
//   Owner owner = NextOwner(at, action, *next, command, actor);
//
// Pure. Internal to the engine.
#pragma once

#include "core/pathway/engine.h"

namespace caseway::pathway {

// As the next state's `owner` says.
Owner OwnerByState(const Owner& now, const State& next);
// Of no team at an end.
Owner NextOwner(const CaseAt& at, const Action& action, const State& next, const Command& command, const Actor& actor);

}  // namespace caseway::pathway
