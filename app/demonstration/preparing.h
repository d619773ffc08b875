// Preparing: what somebody writes and does before an action's requirements hold.
//
//   auto attempt = Prepare({record, row, action, actor, library, roles, demonstration, now, seed}, chance);
//   if (attempt) ...            // the forms of the state, the action's own, a concern raised or a case linked
//
// Tried in memory, five times at most; nothing is kept. What was written stands: a form already submitted is
// written anew only where nothing else helps. It knows no pathway. Threads: on the writer.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/demonstration/plausible_answers.h"
#include "app/demonstration/remedies.h"
#include "core/casework/case_context.h"

namespace caseway::app {

struct Errand {
  Record& record;
  const CaseRow& row;
  const pathway::Action& action;
  const Actor& actor;
  const pathway::Library& library;
  const access::RoleBook& roles;
  const loader::Demonstration& usual;
  Instant now;
  std::uint64_t seed;
};

struct Attempt {
  std::vector<std::pair<std::string, Document>> forms;  // of the state, submitted first
  std::optional<Document> own;                          // of the action
  std::optional<Remedy> remedy;
  Document concern;  // the form a concern is raised with
};

// A form written for a case by somebody, at a time.
struct Writing {
  Record& record;
  const CaseRow& row;
  const loader::Demonstration& usual;
  Instant now;
  std::uint64_t seed;
};
// Answers that can be submitted: tried until the form finds no fault; only what is shown is answered.
std::optional<Document> ValidAnswers(const Writing& writing, casework::CaseContext& context,
                                     const forms::FormDefinition& form, const forms::CodeLists& codes, Chance& chance);

// Nothing when no try satisfies the action.
std::optional<Attempt> Prepare(const Errand& errand, Chance& chance);

}  // namespace caseway::app
