// Measured: for how much a case counts in the rates of the board, worked out where the pathway says (`measure`), with
// the move or the form that changes it. Kept in the event, so that nothing has to be worked out again to count.
//
//   for (const Measured& one : MeasuredAt(at, {"signed_off"}, now)) ...   // {measure "statement", counted 1, met 0}
//
// Pure.
#pragma once

#include <string>
#include <vector>

#include "core/pathway/engine.h"

namespace caseway::pathway {

inline constexpr char kOpened[] = "opened";  // of `at`: as the case is opened

struct Measured {
  const Measure* measure = nullptr;
  int counted = 0;
  int met = 0;
};
// Of the measures that are worked out at any of these: "opened", a state entered, a form submitted.
std::vector<Measured> MeasuredAt(const CaseAt& at, const std::vector<std::string>& where, Instant now);
// As an event keeps it: {"statement": {"of": 1, "met": 0}}; null when none of them is worked out there.
Document MeasuredDocument(const CaseAt& at, const std::vector<std::string>& where, Instant now);

}  // namespace caseway::pathway
