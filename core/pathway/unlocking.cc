#include "core/pathway/unlocking.h"

#include <algorithm>

#include "core/pathway/permitted.h"

namespace caseway::pathway {
namespace {

bool WaitsFor(const Bundle& bundle, const ActionView& view, const std::string& form) {
  const auto& all = view.action->requirements;
  return std::any_of(view.unmet.begin(), view.unmet.end(), [&](const Unmet& unmet) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.rule == unmet.rule; });
    return found != all.end() && IsAbout(bundle, *found, form);
  });
}

}  // namespace

std::string FormThatUnlocksMost(const CaseAt& at, const std::vector<ActionView>& views, Instant now) {
  std::string first;
  std::ptrdiff_t most = 0;
  for (const std::string& form : OfferedForms(at, now)) {
    const auto waiting = std::count_if(views.begin(), views.end(), [&](const ActionView& view) {
      return view.permitted && !view.needs_second_person && !view.not_own && WaitsFor(at.bundle, view, form);
    });
    if (waiting > most) most = waiting, first = form;
  }
  return first;
}

}  // namespace caseway::pathway
