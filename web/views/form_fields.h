// The questions of a form as fields: help beside each, errors beside each, groups as rows that can be added and taken
// away without script.
//
//   FormFields(w, {.form = form, .answers = answers, .shown = shown, .codes = bundle.codes, .now = visit.now,
//                  .errors = error ? &error->fields : nullptr});
//
// Names of fields are the paths of the questions ("allegations[0].abuse_type"); rows are added and removed by buttons
// named "deed" with the values "add:allegations" and "remove:allegations:0"; an answer known from elsewhere is taken
// over with "use:lives_alone", one of an earlier case confirmed with "confirm"; "find:carer" looks for somebody.
// Each question, and the head of each section, is an element of its own ("data-question") in one list
// ("data-questions"). Without `shown` a question is not written at all. Threads: pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/forms/answers.h"
#include "core/ports/cases_reading.h"
#include "web/html/components/error_summary.h"
#include "web/html/html.h"

namespace caseway::web {

struct PeopleOffered;  // person_field.h

// Another text for a question, kept until someone chooses.
struct OtherText {
  std::string question;
  std::string key;  // what `choose.QUESTION` is sent as: "rival-0", "submitted"
  std::string who, when;
  Document value;
};

struct FormFieldsView {
  const forms::FormDefinition& form;
  const Document& answers;
  const forms::ShownQuestions& shown;
  const forms::CodeLists& codes;
  Instant now{};
  const std::vector<FieldError>* errors = nullptr;
  const std::vector<CasesReading::FactAnswer>* facts = nullptr;
  const std::vector<OtherText>* others = nullptr;
  const Document* recorded = nullptr;     // what the record fills in, by question
  const PeopleOffered* people = nullptr;  // for questions about people
  std::string_view current_by = {};       // whose text stands in the fields where there are others
  int heading_level = 2;
};
void FormFields(html::Writer& w, const FormFieldsView& view);

// The id of the field of a path: letters, digits, hyphens and underscores.
std::string FieldId(std::string_view path);
// Where a link to the question leads: its field, of a date the day.
std::string AnchorOf(const forms::FormDefinition& form, std::string_view path);
std::vector<html::ErrorLink> FormErrorLinks(const forms::FormDefinition& form, const std::vector<FieldError>& errors);

}  // namespace caseway::web
