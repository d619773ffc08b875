// What was said when a case began: the answers to the questions its pathway asks first (`ask_first`), where whoever
// opens the case reads them before anything is to be filled in (P33).
//
//   FirstSaid(w, record, context);     // "Is the adult safe now?  No", "What are you worried about?  Shouting at
//   night"
//
// It stays as it was said at first. What was answered to the same question since, in another form of the case or in a
// later version of this one, stands before it with its form, who and when.
// Nothing is written for a pathway that names no such questions, or where none is answered. Threads: a page a call.
#pragma once

#include "core/casework/case_context.h"
#include "web/html/html.h"

namespace caseway::web {

void FirstSaid(html::Writer& w, Record& record, casework::CaseContext& context);

}  // namespace caseway::web
