// The fields of a person as typed: to add someone, to change them, to name someone not yet known.
//
//   PersonFields(w, visit, Typed(visit), error, {.whole = true});
//   Result<Person> person = PersonTyped(visit);       // nothing is required: every part may be unknown (P37)
//
// What was typed stays in the boxes, right or wrong. Threads: a page a call.
#pragma once

#include <functional>

#include "web/chrome.h"

namespace caseway::web {

// The text of a field by its name.
using FieldValues = std::function<std::string(std::string_view)>;
FieldValues Typed(const Visit& visit);       // from the form, else the query
FieldValues ValuesOf(const Person& person);  // from the record

struct PersonFieldsOptions {
  bool whole = false;  // every field, else those that help to find or reach someone
  bool address = true;
};
void PersonFields(html::Writer& w, const Visit& visit, const FieldValues& value, const Error* error,
                  const PersonFieldsOptions& options = {});

// Errors: kInvalidInput with every faulty field.
Result<Person> PersonTyped(const Visit& visit);
// Names of the fields that PersonFields shows when whole.
const std::vector<std::string>& PersonFieldNames();

// "Date of birth", for a Person member's name.
std::string PersonFieldTitle(std::string_view name);

}  // namespace caseway::web
