// UnmetBy: which requirements stand against an action, for the stories of rules.
//
//   CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-06"));
//
// Threads: the test's own.
#pragma once

#include <string>

#include "tests/support/case_story.h"

namespace caseway::tests {

// The ids of the requirements that stand against the action, one after another; "" when it was taken.
inline std::string UnmetBy(CaseStory& story, const Actor& actor, const std::string& action) {
  const auto done = story.Try(actor, action);
  if (done) return "";
  std::string rules;
  for (const auto& unmet : done.error().unmet) rules += unmet.rule + " ";
  return rules.empty() ? InFull(done.error()) : rules;
}

inline bool Names(const std::string& rules, const std::string& rule) {
  return rules.find(rule + " ") != std::string::npos;
}

}  // namespace caseway::tests
