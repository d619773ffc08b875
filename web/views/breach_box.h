// The tick that has something marked in error listed as a possible breach too (P50): posts breach=yes.
//
// Threads: a page a call.
#pragma once

#include "web/chrome.h"

namespace caseway::web {

void BreachBox(html::Writer& w, const Visit& visit);

}  // namespace caseway::web
