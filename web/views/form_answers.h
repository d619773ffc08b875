// What a page of a form sent back: the answers as typed, and which of them this writer changed.
//
//   Hidden(w, "was", WasField(form, kept, in_fields, shown));  // on the page: each question shown and its mark
//   TypedForm typed = ReadTyped(form, visit.request.form);     // after the post
//   typed.changed -> {{"risks", "falls"}}                      // only what differs from what is kept
//
// A question that the page's script saved on the way ("saved_here") counts as changed too: what the page shows stands,
// also when it was changed there and back. So a writer never sets back what somebody else wrote meanwhile in a question
// they did not touch. Answers to questions that are not shown travel as hidden fields of their row, or stay where they
// are. Pure.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/casework/submit_form.h"
#include "core/forms/answers.h"
#include "web/http/fields.h"

namespace caseway::web {

struct TypedForm {
  std::int64_t base = 0;  // what the page knew of the draft, and which page it is (core/ports/draft_base.h)
  int base_version = 0;   // the submitted version the page was made from
  std::string window;     // the page's own name
  std::set<std::string, std::less<>> saved_here;  // questions its script saved on the way
  Document answers;                               // everything that was on the page
  std::vector<casework::DraftAnswerTyped> changed;
};

// One answer as it is kept: normalised where it can be read, nothing when unanswered, rows without blanks.
Document CanonicalAnswer(const forms::Question& question, const Document& answer);
// `kept`: what is submitted and typed; `in_fields`: what the page shows, which may be filled in from elsewhere and then
// counts as changed by whoever sends it.
std::string WasField(const forms::FormDefinition& form, const Document& kept, const Document& in_fields,
                     const forms::ShownQuestions& shown);
// Tells one set of questions that are asked from another.
std::string AskedMark(const forms::ShownQuestions& shown);
TypedForm ReadTyped(const forms::FormDefinition& form, const http::Fields& fields);
// `answers` with the changes on top.
Document WithChanges(Document answers, const std::vector<casework::DraftAnswerTyped>& changed);

}  // namespace caseway::web
