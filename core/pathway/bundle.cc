#include "core/pathway/bundle.h"

#include <utility>

namespace caseway::pathway {
namespace {

std::shared_ptr<const Bundle> FindBundle(const ById<std::shared_ptr<const Bundle>>& bundles, std::string_view id) {
  const auto found = bundles.find(id);
  return found == bundles.end() ? nullptr : found->second;
}

}  // namespace

const Calendar* Council::CalendarOf(std::string_view team) const {
  const auto found = teams.find(team);
  if (found == teams.end()) return nullptr;
  const auto calendar = calendars.find(found->second.calendar);
  return calendar == calendars.end() ? nullptr : &calendar->second;
}

void Library::Add(std::shared_ptr<const Bundle> bundle) {
  live_[bundle->definition.id] = bundle;
  Keep(std::move(bundle));
}

void Library::Keep(std::shared_ptr<const Bundle> bundle) { by_digest_[bundle->digest] = std::move(bundle); }

std::shared_ptr<const Bundle> Library::Live(std::string_view pathway) const { return FindBundle(live_, pathway); }

std::shared_ptr<const Bundle> Library::Pinned(std::string_view digest) const { return FindBundle(by_digest_, digest); }

const State* Library::FindState(std::string_view pathway, std::string_view state) const {
  if (const auto live = Live(pathway)) {
    if (const State* found = live->definition.Find(state)) return found;
  }
  for (const auto& [digest, bundle] : by_digest_) {
    if (bundle->definition.id != pathway) continue;
    if (const State* found = bundle->definition.Find(state)) return found;
  }
  return nullptr;
}

}  // namespace caseway::pathway
