// RecoveryCodes: the ten codes just made, to be kept; they are on this one page and nowhere else.
//
//   RecoveryCodes(w, codes);   // the heading, what they are for, the list
//
// Threads: a page a call.
#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"

namespace caseway::web {

void RecoveryCodes(html::Writer& w, const std::vector<std::string>& codes);

}  // namespace caseway::web
