// A date people know, in three boxes: what was typed stays, right or wrong.
//
//   DateInput(w, {.id = "born", .name_prefix = "born", .fieldset = {.legend = {.text = "Date of birth"}},
//                 .hint = {.text = "For example, 27 3 1950"}, .items = DayMonthYear("27", "3", "1950")});
//
// posts born-day, born-month, born-year. An error marks the boxes whose `error` is set, or the first three when none
// is.
#pragma once

#include <optional>
#include <vector>

#include "web/html/components/fieldset.h"
#include "web/html/components/form_group.h"

namespace caseway::html {

struct DateInputItem {
  Str name = {};   // "day"; the prefix goes before it
  Str label = {};  // the name with a capital unless given
  Str value = {};
  std::optional<bool> error = {};  // this box is the wrong one; false: it is not
  Str id = {};
  Str classes = {};  // govuk-input--width-2 or -4 is added unless a width is given
  Str autocomplete = {};
  Str inputmode = "numeric";
  Str pattern = {};
  Attributes attributes = {};
};

// The three boxes. `wrong` names those in error: "day", "month", "year" in any mixture, or "".
std::vector<DateInputItem> DayMonthYear(Str day, Str month, Str year, std::string_view wrong = {});

struct DateInputOptions {
  Str id = {};
  Str name_prefix = {};
  FieldsetOptions fieldset = {};
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  std::vector<DateInputItem> items = DayMonthYear("", "", "");
  Str classes = {};
  FormGroupOptions form_group = {};  // before_input and after_input stand around the boxes
  Attributes attributes = {};
};

void DateInput(Writer& w, const DateInputOptions& options);

}  // namespace caseway::html
