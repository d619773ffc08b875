// The dates of a case: of its present state, of its clocks and of its timers (DESIGN.md section 7).
//
//   std::optional<Due> due = StateDateOf(at, state, scope);   // pauses move it, unless the state itself is a pause
//
// A limit is the one that held on the day its origin fell. An origin that is not yet answered counts from the entry to
// the state, so that an open case always has a date. Pure.
#pragma once

#include <optional>
#include <vector>

#include "core/pathway/engine.h"
#include "core/pathway/scope.h"

namespace caseway::pathway {

// Where a clock with a condition counts from when that began to hold, as far as anybody has said (`from`).
inline constexpr char kWhenItHolds[] = "when";

// Nothing at an end.
std::optional<Due> StateDateOf(const CaseAt& at, const State& state, const Scope& scope);
// When amber starts for that date, where the state says.
std::optional<Instant> AmberOf(const State& state, const Due& due);
// When a timer falls; nothing when a setting switches it off.
std::optional<Due> TimerOf(const CaseAt& at, const DueWritten& after, const Scope& scope);
// The clocks that run for the case and have not stopped, and those whose question is answered.
std::vector<ClockView> ClocksOf(const CaseAt& at, const Scope& scope);
// The clocks that wait for a form which nobody has submitted since it was asked for.
std::vector<const ClockRule*> Unanswered(const CaseAt& at, const Scope& scope);
// The earlier of the two, or `one` where they are the same, with the other beside it.
Due EarlierOf(Due one, Due other);
// The state's date, or that of a clock on the worklist that comes before it; a limit and a look-again date stand beside
// one another, whichever is the earlier.
std::optional<Due> EarliestOf(std::optional<Due> due, const std::vector<ClockView>& clocks);
// Puts the dates into a decision that leads to `next` with `owner`: the state's, amber's, the clocks' and which stop.
void SettleDates(const CaseAt& at, const State& next, const Owner& owner, bool entering, const Scope& scope,
                 Decision& decision);

}  // namespace caseway::pathway
