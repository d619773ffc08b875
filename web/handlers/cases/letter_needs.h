// An interpreter, a call: what goes with a letter to this person and does not stop it (P46); nothing where nothing is
// needed.
//
//   NeededBeside(w, visit, record, seen.row.subject);   // "The person also needs: British Sign Language interpreter."
//
// Threads: within one snapshot.
#pragma once

#include <string>

#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

// "Not to be posted: their address is kept secret. Give it to them by hand."; nothing for no reason (letter_head.h).
void ByHandWords(html::Writer& w, const std::string& why);

void NeededBeside(html::Writer& w, const Visit& visit, Record& record, PersonId person);

}  // namespace caseway::web
