// What whoever decides decides on: what the pathway's decisions say of the case, and the answers that its rules ask for
// (P2, P12, P52).
//
//   const auto basis = BasisOf(visit, record, *context, action);      // of an action that takes a second person
//   DecidedOn(w, *context, basis, visit.now);                         // on its page, above the buttons
//   RulesSay(w, *context, visit.now, 2);                              // on the case and on paper
//
// Which answers: all of each form that the action itself asks about ("anything whoever signs should know"), and each
// question that the way here asked for. A decision is shown once a form that it reads is submitted. Threads: a page a
// call, while its record lives.
#pragma once

#include <vector>

#include "core/casework/case_context.h"
#include "web/html/html.h"
#include "web/views/form_reading.h"
#include "web/visit.h"

namespace caseway::web {

struct AnswersRead {
  const forms::FormDefinition* form;
  Document answers;
};
struct Basis {
  std::vector<AnswersRead> forms;  // in the order of the work
  PeopleNamed people;              // whom they name, as far as the viewer may know of them
};
// Nothing for an action that takes no second person.
Basis BasisOf(const Visit& visit, Record& record, casework::CaseContext& context, const pathway::Action& action);
void DecidedOn(html::Writer& w, casework::CaseContext& context, const Basis& basis, Instant now);

// Each decision that says something, in words, with what it follows from; nothing where none does.
void RulesSay(html::Writer& w, casework::CaseContext& context, Instant now, int heading_level);

}  // namespace caseway::web
