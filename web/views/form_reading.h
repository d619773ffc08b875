// A form as it is read: every answered question under its section, the person's own words marked, groups as rows.
//
//   const auto shown = forms::Show(form, version.answers, context);
//   FormReading(w, form, forms::OnlyShown(form, version.answers, shown), bundle.codes, {.heading_level = 2});
//   FormReading(w, form, ..., {.heading_level = 3, .kept_back = shown.withheld});        // on a print
//
// Threads: pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/forms/answers.h"
#include "core/ports/cases_reading.h"
#include "web/html/html.h"

namespace caseway::web {

// Whom answers about people name, as far as the reader may know of them.
using PeopleNamed = std::map<std::int64_t, std::string>;

struct FormReadingOptions {
  int heading_level = 2;
  PeopleNamed people = {};
  std::set<std::string, std::less<>> kept_back = {};  // questions of which only that is said
};
void FormReading(html::Writer& w, const forms::FormDefinition& form, const Document& answers,
                 const forms::CodeLists& codes, const FormReadingOptions& options);

// One answer in words, groups written out: "Physical abuse, at home; Neglect". "Not answered" when there is none.
std::string AnswerInWords(const forms::Question& question, const Document& answer, const forms::CodeLists& codes,
                          const PeopleNamed& people = {});
// One row of a group: "What could happen: A fall on the stairs\nHow likely: Likely".
std::string RowInWords(const forms::Question& group, const Document& row, const forms::CodeLists& codes,
                       const PeopleNamed& people = {});

// Of a frozen version: "Signed off", or "Closed with the case" where nobody signed it.
std::string_view FrozenWords(const FormVersion& version);

struct AnswerChange {
  std::string question, before, after;
};
// What differs between two versions of the answers, in the order of the form.
std::vector<AnswerChange> ChangesBetween(const forms::FormDefinition& form, const Document& before,
                                         const Document& after, const forms::CodeLists& codes);

}  // namespace caseway::web
