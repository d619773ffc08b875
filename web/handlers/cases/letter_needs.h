// An interpreter, a call: what goes with a letter to this person and does not stop it (P46); nothing where nothing is
// needed.
//
//   NeededBeside(w, visit, record, seen.row.subject);   // "The person also needs: British Sign Language interpreter."
//
// Threads: within one snapshot.
#pragma once

#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

void NeededBeside(html::Writer& w, const Visit& visit, Record& record, PersonId person);

}  // namespace caseway::web
