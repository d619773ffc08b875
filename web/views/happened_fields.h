// When something happened, if not now: a day and a time, read by views::ParseHappened.
//
//   HappenedFields(w, visit, error);   // fields "on" and "at"
//
// Threads: a page a call.
#pragma once

#include "web/chrome.h"

namespace caseway::web {

void HappenedFields(html::Writer& w, const Visit& visit, const Error* error);
// Whether something was typed into them.
bool HasHappened(const Visit& visit);

}  // namespace caseway::web
