// What radios and checkboxes share: an answer with its box, label, hint and the fields that belong to it. The
// components of this folder use it; pages do not need to.
//
//   const ChoiceParts parts{.block = "govuk-radios", .id = id, .checked = checked, .text = item.text, ...};
//   ChoiceItem(w, parts, [&](Writer& in) { Element(in, options, item, id); });
//
// Threads: pure.
#pragma once

#include <functional>
#include <string>

#include "web/html/components/fieldset.h"
#include "web/html/components/form_group.h"

namespace caseway::html {

// The id of an item: its own, else the prefix, numbered from the second on.
std::string ChoiceId(std::string_view own, std::string_view prefix, std::size_t number);

// One answer; the options of both components are read into it.
struct ChoiceParts {
  std::string_view block;  // "govuk-radios", "govuk-checkboxes"
  std::string_view id;
  bool checked = false;
  const Content& text;
  const HintOptions& hint;
  const Content& conditional;
  const Str& label_classes;
  const Attributes& label_attributes;
};
// `element` writes the input itself.
void ChoiceItem(Writer& w, const ChoiceParts& parts, const std::function<void(Writer&)>& element);
// "or", between two answers.
void ChoiceDivider(Writer& w, std::string_view block, const Content& text);

// The whole: in its group, with its legend when there is one; `inside` writes hint, error and items.
struct ChoicesFrame {
  const FormGroupOptions& form_group;
  const FieldsetOptions& fieldset;
  std::string described_by;  // of the fieldset
  bool has_error = false;
};
void ChoicesInFrame(Writer& w, const ChoicesFrame& frame, const std::function<void(Writer&)>& inside);

}  // namespace caseway::html
