// Bands and dates changed by hand.
#include <catch2/catch.hpp>

#include "core/casework/people.h"
#include "tests/core/casework/queue.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;
using tests::InFull;

TEST_CASE("a band is changed with a reason and orders the queue") {
  Queue queue;
  const auto band = [&](const std::string& code, const std::string& reason) {
    return queue.council.Do(queue.worker, [&](WritableRecord& record, const Deed& deed) {
      return SetBand(record, queue.id, code, reason, deed);
    });
  };
  const auto unsaid = band("urgent", "");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().say == "Say why the band changes.");
  const auto unknown = band("whenever", "Because");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().say == "Choose a band.");
  REQUIRE(band("urgent", "The carer went into hospital"));
  CHECK(queue.council.Case(queue.id).band == "urgent");
  CHECK(queue.council.Case(queue.id).band_rank == 2);
}

TEST_CASE("a look-again date is moved by hand with a reason, never into the past") {
  Queue queue;
  const auto look = [&](const std::string& day, const std::string& reason) {
    return queue.council.Do(queue.worker, [&](WritableRecord& record, const Deed& deed) {
      return LookAgain(record, queue.id, *ParseDate(day), reason, deed);
    });
  };
  const auto past = look("2026-09-20", "Away");
  REQUIRE_FALSE(past);
  CHECK(past.error().say == "Choose today or a later day.");
  const auto unsaid = look("2026-10-05", "");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().say == "Say why the date moves.");
  REQUIRE(look("2026-10-05", "The family are away until then"));
  const CaseRow row = queue.council.Case(queue.id);
  CHECK(FormatIso(row.due_at) == "2026-10-05T23:00:00Z");
  CHECK(row.due_kind == "look-again");
  CHECK(row.due["by_hand"].Truth());
}

TEST_CASE("a look-again date is moved by the holder, their team and who allocates, and not far ahead") {
  Queue queue;
  const auto look = [&](const Actor& by, const std::string& day) {
    return queue.council.Do(by, [&](WritableRecord& record, const Deed& deed) {
      return LookAgain(record, queue.id, *ParseDate(day), "The family are away until then", deed);
    });
  };
  const auto outside = look(queue.council.As("adviser"), "2026-10-05");
  REQUIRE_FALSE(outside);
  CHECK(outside.error().say ==
        "Only whoever holds this case, their team and those who allocate work may move its date.");
  for (const Actor& by : {queue.worker, queue.council.As("access-manager")}) {
    for (const char* day : {"2026-12-22", "2030-01-01", "9000-01-01"}) {
      const auto far = look(by, day);
      REQUIRE_FALSE(far);
      CHECK(far.error().fields.at(0).say == "Choose a day up to 21 December 2026. The date can be moved again then.");
    }
  }
  CHECK(look(queue.council.As("access-manager"), "2026-12-21"));
  queue.council.Set("look_again.by_hand", "2026-09-01", "2 weeks");
  CHECK(look(queue.worker, "2026-12-21"));  // where it is
  const auto set = look(queue.worker, "2026-12-22");
  REQUIRE_FALSE(set);
  REQUIRE(look(queue.worker, "2026-09-25"));
  const auto later = look(queue.worker, "2026-10-06");
  REQUIRE_FALSE(later);
  CHECK(later.error().fields.at(0).say == "Choose a day up to 5 October 2026. The date can be moved again then.");
}

TEST_CASE("P40, P47: nobody moves a date of safety by hand, whoever they are and however they are asked") {
  Queue queue;
  const Actor hub = queue.council.As("safeguarding-worker"), manager = queue.council.As("safeguarding-manager");
  for (const char* safe : {"yes", "no", "unknown"}) {
    INFO(safe);
    const CaseId concern = queue.council.RaiseConcern(queue.amina, Document().Set("safe_now", safe), "adviser");
    const Instant due = queue.council.Case(concern).due_at;
    for (const Actor& by : {hub, manager}) {
      for (const char* day : {"2026-09-21", "2026-12-20"}) {
        const auto moved = queue.council.Do(by, [&](WritableRecord& record, const Deed& deed) {
          return LookAgain(record, concern, *ParseDate(day), "Rings back", deed);
        });
        REQUIRE_FALSE(moved);
        CHECK(moved.error().code == ErrorCode::kNotAllowedInState);
        CHECK(moved.error().say ==
              "This date is about safety and runs day and night. It cannot be moved: do what it waits for.");
      }
    }
    CHECK(queue.council.Case(concern).due_at == due);
  }
}

}  // namespace
}  // namespace caseway::casework
