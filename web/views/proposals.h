// Proposals: what one administrator has proposed for an account and another has not answered yet, in words.
//
//   WaitingFor(w, visit, record, user);    // on the account's own page; nothing when nothing waits
//   ProposalTitle(visit, row)              // "Administrator", "A set-up link"
//
// Threads: a page a call, while its record lives.
#pragma once

#include <string>

#include "core/ports/record.h"
#include "web/chrome.h"

namespace caseway::web {

std::string ProposalTitle(const Visit& visit, const ProposalRow& row);
void WaitingFor(html::Writer& w, const Visit& visit, Record& record, UserId user);

}  // namespace caseway::web
