// SetUpLink: a fresh set-up link on a page of its own, shown this once, to be handed over.
//
//   return HandOutSetUpLink(visit, user, name, "set-up");   // on a worker: it waits for a commit
//
// Threads: a page a call, never on a thread that serves or writes.
#pragma once

#include <string>

#include "web/answer.h"
#include "web/visit.h"

namespace caseway::web {

// `purpose`: "set-up", or "confirmed set-up" where a second administrator agreed. Earlier links of theirs stop working.
Answer HandOutSetUpLink(Visit& visit, UserId user, const std::string& name, const std::string& purpose);

}  // namespace caseway::web
