// A form as it is read: every answered question under its section, the person's own words marked, groups as rows.
//
//   FormReading(w, form, version.answers, bundle.codes, 2);
//
// Threads: pure.
#pragma once

#include <string>
#include <vector>

#include "core/forms/answers.h"
#include "web/html/html.h"

namespace caseway::web {

void FormReading(html::Writer& w, const forms::FormDefinition& form, const Document& answers,
                 const forms::CodeLists& codes, int heading_level);

// One answer in words, groups written out: "Physical abuse, at home; Neglect". "Not answered" when there is none.
std::string AnswerInWords(const forms::Question& question, const Document& answer, const forms::CodeLists& codes);

struct AnswerChange {
  std::string question, before, after;
};
// What differs between two versions of the answers, in the order of the form.
std::vector<AnswerChange> ChangesBetween(const forms::FormDefinition& form, const Document& before,
                                         const Document& after, const forms::CodeLists& codes);

}  // namespace caseway::web
