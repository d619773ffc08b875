// Which form to fill in first: the one that most of what cannot be done yet waits for.
//
//   const std::string form = FormThatUnlocksMost(at, AvailableActions(at, actor, now), now);   // "screening"; "" for
//   none
//
// Of actions this person may take; of forms offered in the present state; by how many actions have a requirement that
// reads the form and does not hold, then by the order of the file. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/pathway/engine.h"

namespace caseway::pathway {

std::string FormThatUnlocksMost(const CaseAt& at, const std::vector<ActionView>& views, Instant now);

}  // namespace caseway::pathway
