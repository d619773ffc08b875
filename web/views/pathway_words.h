// A pathway's definition in plain words: who holds a state, when it is due and where that comes from, who may do what.
//
//   DueRuleWords(visit, bundle, *state.due) -> "2 working days from entering it, in the team's hours (look again;
//   setting ...)"
//
// Pure but for the live workflows.
#pragma once

#include <memory>
#include <string>

#include "core/pathway/checker.h"
#include "web/chrome.h"

namespace caseway::web {

std::string OwnerWords(const Visit& visit, const std::string& owner);
std::string DueRuleWords(const Visit& visit, const pathway::Bundle& bundle, const pathway::DueWritten& due);
// "safeguarding worker or safeguarding manager", "the system".
std::string WhoWords(const Visit& visit, const pathway::Action& action);
// What an end counts as in returns: "Completed", "Cancelled", "Recorded in error", "Not counted".
std::string EndWords(const pathway::Action& action);

// What the checker says of the live workflows, worked out once for each live set.
std::shared_ptr<const pathway::Report> CheckerReport(const std::shared_ptr<const Live>& live);

}  // namespace caseway::web
