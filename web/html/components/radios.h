// One answer out of a few.
//
//   Radios(w, {.name = "safe_now", .fieldset = {.legend = {.text = "Is the person safe now?"}},
//              .items = {{.value = "yes", .text = "Yes"}, {.value = "unknown", .text = "Not known"}}, .value =
//              answer});
//
// The first item's id is the id prefix (the name unless given), so that the error summary can point at it; the others
// are numbered from 2. `conditional` is shown under an item while it is chosen; without script it always shows.
#pragma once

#include <vector>

#include "web/html/components/fieldset.h"
#include "web/html/components/form_group.h"
#include "web/html/components/label.h"

namespace caseway::html {

struct RadioItem {
  Str value = {};
  Content text = {};
  HintOptions hint = {};
  bool checked = false;      // or give the chosen `value` of the whole
  Content conditional = {};  // fields that belong to this answer
  Content divider = {};      // an item that is only the word "or"
  Str id = {};
  bool disabled = false;
  Str label_classes = {};
  Attributes label_attributes = {};
  Attributes attributes = {};
};

struct RadiosOptions {
  Str name = {};
  FieldsetOptions fieldset = {};  // its legend is the question
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  std::vector<RadioItem> items = {};
  Str value = {};  // the chosen item's value
  Str id_prefix = {};
  Str classes = {};  // govuk-radios--small, --inline
  FormGroupOptions form_group = {};
  Attributes attributes = {};
};

void Radios(Writer& w, const RadiosOptions& options);

}  // namespace caseway::html
