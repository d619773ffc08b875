#include "core/casework/happened_time.h"

#include <algorithm>

namespace caseway::casework {
namespace {

constexpr std::chrono::hours kSoon{24};

// Nothing of the case can have been done before this.
Instant Earliest(const CaseRow& row) {
  return row.entered == row.opened ? std::min(row.received, row.opened) : row.entered;
}

Error TooEarly(const CaseRow& row, Instant earliest) {
  const bool moved = row.entered != row.opened;
  return InvalidField("happened", (moved ? "The case came to this stage on " : "The case was received on ") +
                                      FormatLong(earliest) + ": the time must not be before that.");
}

}  // namespace

Result<MoveTime> WhenOf(const CaseRow& row, const std::optional<Happened>& happened, const std::string& late_reason,
                        const Deed& deed) {
  if (!happened) return MoveTime{deed.now, std::nullopt, ""};
  MoveTime when{FromLondon(happened->local), happened, ""};
  if (when.at > deed.now) return InvalidField("happened", "The time must not be in the future.");
  const Instant earliest = Earliest(row);
  const bool only_a_day =
      happened->precision != HappenedPrecision::kMinute && happened->precision != HappenedPrecision::kHour;
  if (when.at < earliest && only_a_day && happened->local.date == LondonDate(earliest)) {
    when.at = earliest;
    when.happened->local = ToLondon(earliest);
  }
  if (when.at < earliest) return TooEarly(row, earliest);
  if (deed.now - when.at <= kSoon) return when;
  auto why = Needed("late_reason", late_reason, "Say why it is written down more than a day later.");
  if (!why) return why.error();
  when.late_reason = *std::move(why);
  return when;
}

}  // namespace caseway::casework
