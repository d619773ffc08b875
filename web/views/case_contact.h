// What came in: the contact a case began with, as the sender put it, and what else is known of the person (P36, P38).
//
//   CaseContact(w, visit, record, row);
//
// Without a contact only what is known of an open case's person; nothing for an ended one. Threads: a page a call.
#pragma once

#include "core/ports/record.h"
#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

void CaseContact(html::Writer& w, const Visit& visit, Record& record, const CaseRow& row);

}  // namespace caseway::web
