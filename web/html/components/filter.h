// What narrows a list (MOJ): the chosen filters first, each a link that takes it away, then the form.
//
//   Filter(w, {.action = Url("/work"), .selected = {{.heading = "Team", .items = {{.text = "North", .href =
//   without}}}},
//              .clear = {.text = "Clear filters", .href = Url("/work")}, .fields = [&](Writer& in) { Select(in, team);
//              }});
//
// The apply button stands at the top and at the bottom of the form. The form is a GET, so lists can be shared by
// address.
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct FilterLink {
  Content text = {};
  Url href = {};
};

struct SelectedFilters {
  Content heading = {};
  std::vector<FilterLink> items = {};
};

struct FilterOptions {
  Url action = {};
  Content heading = "Filter";
  std::vector<SelectedFilters> selected = {};
  FilterLink clear = {.text = "Clear filters"};
  Content fields = {};
  Content submit = "Apply filters";
  Attributes attributes = {};
};

void Filter(Writer& w, const FilterOptions& options);

}  // namespace caseway::html
