// Answers: what was typed into one form, and what the definition makes of it.
//
//   Document answers = AnswersFromFields(form, {{"safe_now", "no"}, {"allegations[0].abuse_type", "physical"}});
//   ShownQuestions shown = Show(form, answers, context);      // by every earlier answer, other forms, person and case
//   auto errors = Validate(form, answers, shown, context);    // all of them: {"seen_on", "Enter the date ..."}
//   Document kept = Normalise(form, answers);                 // dates ISO, numbers plain, money in pence
//   feel::Value concern = ToFeel(form, kept, shown);          // unanswered or hidden: null
//
// An answers document has a member for each question: text for all that is typed, a list of codes for many choices, a
// list of rows (documents) for a group; a date that could not be read stays as typed. Hidden answers are kept, never
// counted. Paths name one answer: "safe_now", "allegations[2].abuse_type". Pure. Threads: functions of their arguments.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dates.h"
#include "core/document.h"
#include "core/feel/expression.h"
#include "core/feel/type.h"
#include "core/feel/value.h"
#include "core/forms/code_list.h"
#include "core/forms/form.h"
#include "core/result.h"

namespace caseway::forms {

// What answers are read against.
struct AnswerContext {
  const feel::Environment& facts;  // other forms, person, case; the form itself is taken from its answers
  const CodeLists& codes;
  Instant now;
};

// The paths of the questions that are shown, rows included: "allegations", "allegations[0].abuse_type".
struct ShownQuestions {
  std::set<std::string, std::less<>> paths;
  std::set<std::string, std::less<>> withheld;  // those of them whose answers stay off prints and letters
  bool Has(std::string_view path) const { return paths.find(path) != paths.end(); }
};
ShownQuestions Show(const FormDefinition& form, const Document& answers, const AnswerContext& context);
// The answers to what is shown: what was answered before a question was hidden is kept, and not read out.
Document OnlyShown(const FormDefinition& form, const Document& answers, const ShownQuestions& shown);

// Everything that stops a submit, in the order of the questions; empty when it may be submitted.
std::vector<FieldError> Validate(const FormDefinition& form, const Document& answers, const ShownQuestions& shown,
                                 const AnswerContext& context);

// The same answers in their canonical form; what cannot be read, and members that are no question, stay as typed.
Document Normalise(const FormDefinition& form, const Document& answers);

// Name and value pairs as a browser sends them; a date may come as one field or as .day, .month and .year; many choices
// repeat the name; rows are numbered from 0 and wholly empty ones left out. Names that are no question are ignored.
using Fields = std::vector<std::pair<std::string, std::string>>;
Document AnswersFromFields(const FormDefinition& form, const Fields& fields);

// The answer at a path; null when there is none.
const Document& AnswerAt(const Document& answers, std::string_view path);
// Sets the answer at a path, making rows as needed. Returns false for a path that is no question of the form.
bool SetAnswer(const FormDefinition& form, Document& answers, std::string_view path, Document value);
// Nothing, "", or a list of only such.
bool IsUnanswered(const Document& answer);

// Typing of DESIGN.md section 6. Takes answers as typed or normalised.
feel::Value ToFeel(const FormDefinition& form, const Document& answers, const ShownQuestions& shown);
// The closed context type of the form. `codes` gives choices their list of allowed values.
feel::Type TypeOf(const FormDefinition& form, const CodeLists& codes);
// The type of one row of a group: what `row` is in its questions' conditions.
feel::Type RowTypeOf(const Question& group, const CodeLists& codes);

// For reading: "Physical abuse", "3 March 2026", "£12.50", "Yes"; "" when unanswered. Groups: "2 entries".
std::string DescribeAnswer(const Question& question, const Document& answer, const CodeLists& codes);

}  // namespace caseway::forms
