#include "core/casework/enquiry_marker.h"

namespace caseway::casework {
namespace {

using access::Permission;

constexpr OpenHours kDayAndNight{0, 24 * 60};

bool MayKnow(Record& record, PersonId person, const Deed& deed) {
  if (!deed.roles.Holds(deed.actor, Permission::kSeeMarker)) return false;
  if (deed.roles.Holds(deed.actor, Permission::kSeeRestricted)) return true;
  return record.cases().WorksWith(person, deed.actor.user, deed.actor.teams) || IsOutOfHours(deed.library, deed.now);
}

}  // namespace

std::optional<CasesReading::Marker> EnquiryMarkerFor(Record& record, PersonId person, const Deed& deed) {
  auto marker = record.cases().SafeguardingMarker(person, access::ViewerOf(deed.roles, deed.actor));
  if (!marker || !MayKnow(record, person, deed)) return std::nullopt;
  return marker;
}

bool IsOutOfHours(const pathway::Library& library, Instant now) {
  bool some_shut = false;
  for (const auto& [key, team] : library.council.teams) {
    const auto* calendar = library.council.CalendarOf(key);
    if (calendar == nullptr || calendar->HoursOn(LondonDate(now)) == kDayAndNight) continue;
    if (IsOpen(*calendar, now)) return false;
    some_shut = true;
  }
  return some_shut;
}

}  // namespace caseway::casework
