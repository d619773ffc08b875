// Fields that answer one question together, under a legend.
//
//   Fieldset(w, {.legend = {.text = "Address"}, .content = [&](Writer& in) { Input(in, street); Input(in, town); }});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct LegendOptions {
  Content text = {};
  Str classes = {};  // govuk-fieldset__legend--s, --m, --l, --xl
  bool is_page_heading = false;
};

struct FieldsetOptions {
  LegendOptions legend = {};
  Content content = {};
  Str classes = {};
  Str role = {};
  Str described_by = {};
  Attributes attributes = {};

  // Fields that may stand in a fieldset do so when any of it is given.
  bool IsWanted() const {
    return !legend.text.empty() || !classes.empty() || !described_by.empty() || !attributes.empty();
  }
};

void Fieldset(Writer& w, const FieldsetOptions& options);

}  // namespace caseway::html
