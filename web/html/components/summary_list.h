// Names and values, one a row, each with what may be done about it; in a card when a title is given.
//
//   SummaryList(w, {.rows = {{.key = "Name", .value = person.name,
//                             .actions = {{.text = "Change", .visually_hidden_text = "name", .href = url}}}}});
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct SummaryAction {
  Content text = {};
  Str visually_hidden_text = {};  // what is changed: "name", so that links read apart
  Url href = {};
  Str classes = {};
  Attributes attributes = {};
};

struct SummaryRow {
  Content key = {};
  Content value = {};
  std::vector<SummaryAction> actions = {};
  Str classes = {};
  Str key_classes = {};
  Str value_classes = {};
  Str actions_classes = {};
};

struct SummaryCard {
  Content title = {};
  int heading_level = 2;
  std::vector<SummaryAction> actions = {};
  Str classes = {};
  Str title_classes = {};
  Str actions_classes = {};
  Attributes attributes = {};
};

struct SummaryListOptions {
  std::vector<SummaryRow> rows = {};
  SummaryCard card = {};  // without a title and actions there is no card
  Str classes = {};       // govuk-summary-list--no-border
  Attributes attributes = {};
  bool force_card = false;  // a card without title
};

void SummaryList(Writer& w, const SummaryListOptions& options);

}  // namespace caseway::html
