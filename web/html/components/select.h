// One answer out of many. For few answers use radios.
//
//   Select(w, {.name = "team", .label = {.text = "Team"}, .items = {{.value = "", .text = "Any"}}, .value = chosen});
#pragma once

#include <optional>
#include <vector>

#include "web/html/components/form_group.h"
#include "web/html/components/label.h"

namespace caseway::html {

struct SelectItem {
  std::optional<Str> value = {};  // the text itself when not given
  Str text = {};
  bool selected = false;  // or give the chosen `value` of the whole
  bool disabled = false;
  Attributes attributes = {};
};

struct SelectOptions {
  Str name = {};
  LabelOptions label = {};
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  std::vector<SelectItem> items = {};
  Str value = {};  // the chosen item's value
  Str id = {};     // the name unless given
  Str classes = {};
  bool disabled = false;
  Str described_by = {};
  FormGroupOptions form_group = {};
  Attributes attributes = {};
};

void Select(Writer& w, const SelectOptions& options);

}  // namespace caseway::html
