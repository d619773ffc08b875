// Any number of answers out of a few.
//
//   Checkboxes(w, {.name = "needs", .fieldset = {.legend = {.text = "Which apply?"}},
//              .items = {{.value = "read", .text = "Large print"}, {.value = "bsl", .text = "British Sign Language"}},
//              .values = answers});
//
// The first item's id is the id prefix (the name unless given), so that the error summary can point at it; the others
// are numbered from 2. `conditional` is shown under an item while it is chosen; without script it always shows.
#pragma once

#include <vector>

#include "web/html/components/fieldset.h"
#include "web/html/components/form_group.h"
#include "web/html/components/label.h"

namespace caseway::html {

struct CheckboxItem {
  Str value = {};
  Content text = {};
  HintOptions hint = {};
  bool checked = false;      // or give the chosen `values` of the whole
  Content conditional = {};  // fields that belong to this answer
  Content divider = {};      // an item that is only the word "or"
  Str id = {};
  Str name = {};  // the name of the whole unless given
  bool disabled = false;
  bool exclusive = false;  // "None of these": unticks the others
  Str label_classes = {};
  Attributes label_attributes = {};
  Attributes attributes = {};
};

struct CheckboxesOptions {
  Str name = {};
  FieldsetOptions fieldset = {};  // its legend is the question
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  std::vector<CheckboxItem> items = {};
  std::vector<Str> values = {};  // the chosen items' values
  Str id_prefix = {};
  Str classes = {};  // govuk-checkboxes--small
  Str described_by = {};
  FormGroupOptions form_group = {};
  Attributes attributes = {};
};

void Checkboxes(Writer& w, const CheckboxesOptions& options);

}  // namespace caseway::html
