// The page of a team, also as the place where its forms come back after a refusal.
#pragma once

#include <string>

#include "web/answer.h"
#include "web/visit.h"

namespace caseway::web {

// `list`: "" for all open, "unallocated", "caseloads", "out-of-hours". `error` null for none.
Answer TeamPage(Visit& visit, Record& record, std::string list, const Error* error);

}  // namespace caseway::web
