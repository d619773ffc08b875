// The receipt of a concern: for whoever raised it, whether or not they may see the case (P9). It names somebody to
// speak to, and takes what they know besides: a note onto the concern, of which they see nothing else.
//
// Threads: called by any thread that serves; it keeps nothing.
#pragma once

#include "web/answer.h"
#include "web/visit.h"

namespace caseway::web {

Outcome SayMoreOfConcern(Visit& visit, Record& record);

// Whether this viewer may see the case itself.
bool SeesCase(const Visit& visit, Record& record, const CaseRow& row);

}  // namespace caseway::web
