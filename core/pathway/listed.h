// Listed: the states that stand on a list besides the worklists, as the pathway's file says with `listed`.
//
//   StatesListed(*concerns, kUndecided)      // {"concern", "information_gathering", ...}: the hub's undecided concerns
//
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pathway/bundle.h"

namespace caseway::pathway {

inline constexpr char kUndecided[] = "undecided";      // the hub: what nobody has decided on yet
inline constexpr char kPlans[] = "plans";              // the hub: plans to be reviewed
inline constexpr char kOutOfHours[] = "out of hours";  // the team: what came while it was closed

bool IsListName(std::string_view name);
// Ids, in file order.
std::vector<std::string> StatesListed(const Bundle& bundle, std::string_view list);

}  // namespace caseway::pathway
