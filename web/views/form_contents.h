// FormContents: the sections of a long form at its head, each leading to its place and saying what is still missing.
//
//   FormContents(w, {.form = form, .answers = answers, .shown = judged.shown, .errors = judged.errors});
//
// Nothing for a form of five sections or fewer: it is seen at a glance. Sections without a question that is shown are
// left out, as in the form. Threads: pure.
#pragma once

#include <string>
#include <vector>

#include "core/forms/answers.h"
#include "core/result.h"
#include "web/html/html.h"

namespace caseway::web {

struct FormContentsView {
  const forms::FormDefinition& form;
  const Document& answers;
  const forms::ShownQuestions& shown;
  const std::vector<FieldError>& errors;  // what would stop a submit
};
void FormContents(html::Writer& w, const FormContentsView& view);
// The id of a section's heading.
std::string SectionAnchor(const forms::Section& section);

}  // namespace caseway::web
