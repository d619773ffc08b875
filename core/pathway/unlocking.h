// Which form to fill in first: the one that most of what cannot be done yet waits for.
//
//   const std::string form = FormThatUnlocksMost(at, AvailableActions(at, actor, now), now);   // "screening"; "" for
//   none
//
// Of actions this person may take; of forms offered in the present state; by how many actions have a requirement that
// reads the form and does not hold, then by the order of the file. Pure.
//
//   const Action* way_on = ActionOnceAnswered(at, views, now);   // "Submit for sign-off" when all it asks is answered
//
// Where a stage is due at once that is the action whose form lets it end (P33: what was done to protect); else the one
// that asks most of this stage's forms, once nothing is missing. Null while an answer is.
#pragma once

#include <string>
#include <vector>

#include "core/pathway/engine.h"

namespace caseway::pathway {

std::string FormThatUnlocksMost(const CaseAt& at, const std::vector<ActionView>& views, Instant now);
const Action* ActionOnceAnswered(const CaseAt& at, const std::vector<ActionView>& views, Instant now);

}  // namespace caseway::pathway
