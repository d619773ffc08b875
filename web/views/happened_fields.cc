#include "web/views/happened_fields.h"

namespace caseway::web {
namespace {

// What the use case says of the time as a whole stands beside the day.
html::ErrorMessageOptions OnDay(const Error* error) {
  auto of_day = ErrorFor(error, "on");
  return of_day.text.empty() ? ErrorFor(error, "happened") : of_day;
}

}  // namespace

void HappenedFields(html::Writer& w, const Visit& visit, const Error* error) {
  html::Input(w, {.name = "on",
                  .label = {.text = "Day"},
                  .hint = {.text = "For example, 27/3/2026"},
                  .error = OnDay(error),
                  .value = visit.Form("on"),
                  .classes = "govuk-input--width-10"});
  html::Input(w, {.name = "at",
                  .label = {.text = "Time"},
                  .hint = {.text = "For example, 9:30am. Leave empty if not known"},
                  .error = ErrorFor(error, "at"),
                  .value = visit.Form("at"),
                  .classes = "govuk-input--width-5"});
}

bool HasHappened(const Visit& visit) { return !visit.Form("on").empty() || !visit.Form("at").empty(); }

}  // namespace caseway::web
