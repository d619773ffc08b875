// WorkAtHand: brings invented cases to where somebody's list shall show them on the day the demonstration is loaded.
//
//   auto begun = BeginAtHand(record, coming, wish, walker, deed);          // {"wished": case, "case": ...}
//   auto there = ApproachAtHand(record, id, wish, step, walker, deed);     // true once it stands there
//
// One step at a time, through the use cases, by the shortest way the pathway has; it knows no pathway by name. What is
// wished comes from workflows/demonstration.toml. Threads: on the writer.
#pragma once

#include "app/demonstration/happenings.h"

namespace caseway::app {

using Wish = loader::Surroundings::AtHand;

// Somebody new gets in touch, or a worker opens the case where it does not come from outside.
Result<Document> BeginAtHand(WritableRecord& record, const Coming& coming, const Wish& wish, const Walker& walker,
                             const casework::Deed& deed);
Result<bool> ApproachAtHand(WritableRecord& record, CaseId id, const Wish& wish, std::uint64_t step,
                            const Walker& walker, const casework::Deed& deed);

}  // namespace caseway::app
