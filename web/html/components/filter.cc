#include "web/html/components/filter.h"

#include "web/html/components/button.h"

namespace caseway::html {
namespace {

void Selected(Writer& w, const FilterOptions& options) {
  if (options.selected.empty()) return;
  w << "<div class=\"moj-filter__selected\"><div class=\"moj-filter__selected-heading\">"
       "<div class=\"moj-filter__heading-title\"><h2 class=\"govuk-heading-m\">Selected filters</h2></div>";
  if (!options.clear.href.empty()) {
    w << "<div class=\"moj-filter__heading-action\"><p>";
    w.Tag("<a class=\"govuk-link govuk-link--no-visited-state\"").Href(options.clear.href).End()
        << options.clear.text << "</a></p></div>";
  }
  w << "</div>";
  for (const SelectedFilters& group : options.selected) {
    w << "<h3 class=\"govuk-heading-s govuk-!-margin-bottom-0\">" << group.heading
      << "</h3><ul class=\"moj-filter-tags\">";
    for (const FilterLink& item : group.items) {
      w << "<li>";
      w.Tag("<a class=\"moj-filter__tag\"").Href(item.href).End()
          << "<span class=\"govuk-visually-hidden\">Remove this filter</span> " << item.text << "</a></li>";
    }
    w << "</ul>";
  }
  w << "</div>";
}

}  // namespace

void Filter(Writer& w, const FilterOptions& options) {
  w.Tag("<form method=\"get\" class=\"moj-filter\"").Action(options.action).All(options.attributes).End()
      << "<div class=\"moj-filter__header\"><div class=\"moj-filter__header-title\">"
         "<h2 class=\"govuk-heading-m\">"
      << options.heading << "</h2></div></div><div class=\"moj-filter__content\">";
  Selected(w, options);
  w << "<div class=\"moj-filter__options\">";
  Button(w, {.text = options.submit});
  w << options.fields;
  Button(w, {.text = options.submit, .classes = "govuk-button--secondary"});
  w << "</div></div></form>";
}

}  // namespace caseway::html
