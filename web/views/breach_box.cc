#include "web/views/breach_box.h"

namespace caseway::web {

void BreachBox(html::Writer& w, const Visit& visit) {
  html::Checkboxes(w, {.name = "breach",
                       .items = {{.value = "yes",
                                  .text = "Somebody's information may have reached the wrong person",
                                  .hint = {.text = "It is then listed as a possible breach."}}},
                       .values = {visit.Form("breach")}});
}

}  // namespace caseway::web
