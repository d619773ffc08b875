#include <fmt/format.h>

#include "core/pathway/arrivals.h"
#include "core/pathway/bundle_check.h"
#include "core/pathway/listed.h"

namespace caseway::pathway {
namespace {

// Each list belongs to the pathway whose cases it can show.
void CheckList(const BundleCheck& check, const State& state) {
  if (state.listed.empty() || state.end) return;  // of an end it is told as a key it cannot have
  const bool arrives = state.listed == kOutOfHours;
  const bool shown = arrives ? ReceivesContacts(check.library, check.definition.id)
                             : ReceivesConcerns(check.library, check.definition.id);
  if (!shown)
    check.Fault(state.written.Of("listed"), "PW-NOT-LISTED",
                fmt::format("“{}” lists only what receives {}: the state “{}” would never stand there.", state.listed,
                            arrives ? kContacts : kConcerns, state.id));
}

// The hub shows rows of what receives concerns alone.
void CheckRows(const BundleCheck& check, const forms::Question& group) {
  if (!group.tracked || group.tracked->listed.empty()) return;
  if (ReceivesConcerns(check.library, check.definition.id)) return;
  check.Fault(group.written.Of("tracked"), "PW-NOT-LISTED",
              fmt::format("“{}” lists only what receives {}: rows of “{}” would never stand there.",
                          group.tracked->listed, kConcerns, group.id));
}

// A hub without its undecided concerns would look as if every one had been decided.
void CheckHub(const BundleCheck& check) {
  if (check.definition.receives != kConcerns || !StatesListed(check.bundle, kUndecided).empty()) return;
  check.Fault(check.definition.written.Of("receives"), "PW-NOT-LISTED",
              "A pathway that receives concerns says of its states which are undecided: listed = \"undecided\".");
}

// Of clocks there is one list, of those in danger, and it shows them while they run: never without a condition.
void CheckClock(const BundleCheck& check, const ClockRule& clock) {
  if (clock.listed.empty()) return;
  const bool shown = clock.listed == kNotSafe && ReceivesConcerns(check.library, check.definition.id);
  if (shown && clock.RunsWhile()) return;
  check.Fault(
      clock.written.Of("listed"), "PW-NOT-LISTED",
      fmt::format("The clock “{}” would never stand on “{}”: only “{}” lists clocks, of what receives {}, while "
                  "they run (`when` with `on_worklist`).",
                  clock.id, clock.listed, kNotSafe, kConcerns));
}

// A figure of what was in time needs a limit to be in.
void CheckBoardClock(const BundleCheck& check, const ClockRule& clock) {
  if (!clock.on_board || clock.due.rule.kind == DueKind::kLimit) return;
  check.Fault(clock.written.Of("on_board"), "PW-BAD-VALUE",
              fmt::format("The clock “{}” is no limit: the board counts what was in time by a limit.", clock.id));
}

}  // namespace

void CheckListed(const BundleCheck& check) {
  CheckHub(check);
  for (const State& state : check.definition.states) CheckList(check, state);
  for (const auto& [id, form] : check.bundle.forms) {
    for (const forms::Question& question : form.questions) CheckRows(check, question);
  }
  for (const ClockRule& clock : check.definition.clocks) CheckClock(check, clock), CheckBoardClock(check, clock);
}

}  // namespace caseway::pathway
