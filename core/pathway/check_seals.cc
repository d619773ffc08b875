#include <fmt/format.h>

#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

// "form.group.question".
bool IsOfRows(const Bundle& bundle, const std::string& path) {
  const auto first = path.find('.'), last = path.rfind('.');
  if (first == std::string::npos || first == last) return false;
  const auto form = bundle.forms.find(path.substr(0, first));
  const auto* group =
      form == bundle.forms.end() ? nullptr : form->second.Find(path.substr(first + 1, last - first - 1));
  if (group == nullptr || !group->IsGroup()) return false;
  for (const auto& question : group->questions) {
    if (question.id == path.substr(last + 1)) return true;
  }
  return false;
}

}  // namespace

void CheckSeals(const BundleCheck& check) {
  const auto& seals = check.definition.seals;
  if (!seals) return;
  if (!seals->alleged.empty() && !IsOfRows(check.bundle, seals->alleged))
    check.Fault(seals->written.Of("alleged"), "PW-UNKNOWN-QUESTION",
                fmt::format("“{}” is no question of a group: write form.group.question.", seals->alleged));
  const auto& teams = check.library.council.teams;
  if (seals->on_duty && !teams.count(seals->on_duty->team))
    check.Fault(
        seals->on_duty->written.Of("team"), "PW-UNKNOWN-TEAM",
        fmt::format("There is no team “{}”.{}", seals->on_duty->team, DidYouMean(seals->on_duty->team, KeysOf(teams))));
}

}  // namespace caseway::pathway
