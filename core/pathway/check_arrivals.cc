#include <fmt/format.h>

#include "core/pathway/arrivals.h"
#include "core/pathway/bundle_check.h"

namespace caseway::pathway {
namespace {

bool IsQuestion(const Bundle& bundle, const std::string& path) {
  const auto dot = path.find('.');
  const auto form = dot == std::string::npos ? bundle.forms.end() : bundle.forms.find(path.substr(0, dot));
  return form != bundle.forms.end() && form->second.Find(path.substr(dot + 1)) != nullptr;
}

// One page asks them, and keeps them as one form.
void CheckAskedFirst(const BundleCheck& check) {
  const auto& asked = check.definition.ask_first;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Place& place = check.definition.written.Of(fmt::format("ask_first.{}", i));
    if (!IsQuestion(check.bundle, asked[i]))
      check.Fault(place, "PW-UNKNOWN-QUESTION", fmt::format("There is no question “{}”.", asked[i]));
    else if (asked[i].substr(0, asked[i].find('.')) != asked[0].substr(0, asked[0].find('.')))
      check.Fault(place, "PW-BAD-VALUE", "The questions asked first are all of one form.");
  }
}

}  // namespace

void CheckArrivals(const BundleCheck& check) {
  CheckAskedFirst(check);
  const std::string& receives = check.definition.receives;
  if (receives.empty()) return;
  for (const auto& [id, other] : check.library.live()) {
    if (id >= check.definition.id || other->definition.receives != receives) continue;
    check.Fault(check.definition.written.Of("receives"), "PW-TWICE",
                fmt::format("“{}” receives {} already: one pathway does.", id, receives));
  }
}

}  // namespace caseway::pathway
