// What stands above a case before anything else: that a deed is done, that it is restricted, that a hand-over waits.
//
//   CaseNotices(w, visit, row, full);              // full: its history says what was done
//   OfferedBanner(w, visit, record, row, error);   // with the answer, for those whom it was offered to
//
// Threads: a page a call.
#pragma once

#include "web/answer.h"
#include "web/chrome.h"
#include "web/handlers/cases/case_in_full.h"

namespace caseway::web {

void CaseNotices(html::Writer& w, const Visit& visit, const CaseRow& row, const CaseInFull& full);
// `error` of an answer that was refused; null for none.
void OfferedBanner(html::Writer& w, const Visit& visit, Record& record, const CaseRow& row, const Error* error);

}  // namespace caseway::web
