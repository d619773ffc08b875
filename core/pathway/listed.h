// Listed: the states, the clocks while they run, and the rows of forms, that stand on a list besides the worklists, as
// the pathway's files say with `listed`.
//
//   StatesListed(*concerns, kUndecided)      // {"concern", "information_gathering", ...}: the hub's undecided concerns
//   KindsListed(*concerns, kMeetings)        // {"meeting"}: of which kind the hub's meetings are
//
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pathway/bundle.h"

namespace caseway::pathway {

inline constexpr char kUndecided[] = "undecided";  // the hub: what nobody has decided on yet
inline constexpr char kNotSafe[] = "not safe";     // the hub: undecided too, and before all the rest of it
inline constexpr char kUnanswered[] =
    "unanswered";                          // the hub: undecided too, and next: nobody knows whether it is safe
inline constexpr char kPlans[] = "plans";  // the hub: plans to be reviewed
inline constexpr char kOutOfHours[] = "out of hours";  // the team: what came while it was closed

// Of rows (`tracked` in a form):
inline constexpr char kWithOthers[] = "with others";  // the hub: what others were asked to find out
inline constexpr char kMeetings[] = "meetings";       // the hub

bool IsListName(std::string_view name);
// Ids, in file order.
std::vector<std::string> StatesListed(const Bundle& bundle, std::string_view list);
// Of clocks: while one of them runs its case stands on the list, whatever its state.
std::vector<std::string> ClocksListed(const Bundle& bundle, std::string_view list);
bool IsRowListName(std::string_view name);
// What the rows are called (`as`), each once.
std::vector<std::string> KindsListed(const Bundle& bundle, std::string_view list);

}  // namespace caseway::pathway
