#include "storage/sqlite/chain.h"

#include <catch2/catch.hpp>

#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

Event AnEvent() {
  Event event;
  static_cast<NewEvent&>(event) = tests::ANote(41, "text");
  event.position = 3;
  event.sequence = 2;
  event.command = "c-1";
  event.entered = Instant(std::chrono::microseconds(12345));
  return event;
}

TEST_CASE("the canonical text of an event is what the storage format says, for ever") {
  CHECK(CanonicalEvent(AnEvent(), Sha256Sum{}) ==
        "1:3,6:person,2:41,1:2,10:note.added,1:1,3:c-1,1:7,19:2026-10-01T09:16:00,6:minute,5:12345,0:,32:" +
            std::string(32, '\0') + ",");
}

TEST_CASE("fields that run into each other do not read alike") {
  Event one = AnEvent(), other = AnEvent();
  one.type = "a";
  one.command = "1,1:b";
  other.type = "a,1:1";
  other.command = "b";
  CHECK(CanonicalEvent(one, {}) != CanonicalEvent(other, {}));
}

TEST_CASE("a row as kept has the canonical text it was written with") {
  tests::NoteStore store;
  REQUIRE(store.Add("c-1", "note"));
  ForEachStored(store.database().Reader(), [&](const StoredEvent& row) {
    const Event event = *ReadAt(store.database().Reader(), row.position);
    CHECK(row.canonical == CanonicalEvent(event, row.payload_digest));
    CHECK(NextLink(store.digest(), {}, row.canonical).hash == row.chain);
  });
}

TEST_CASE("times and ids come back as they were written") {
  const LondonTime local{Date{std::chrono::year(1931), std::chrono::month(2), std::chrono::day(9)}, 1439, 59};
  CHECK(WriteLocal(local) == "1931-02-09T23:59:59");
  CHECK(ReadLocal(WriteLocal(local)) == local);
  for (const auto precision : {HappenedPrecision::kMinute, HappenedPrecision::kHour, HappenedPrecision::kDay,
                               HappenedPrecision::kMonth, HappenedPrecision::kYear}) {
    CHECK(PrecisionOf(NameOf(precision)) == precision);
  }
  CHECK(ReadIds(WriteIds({41, 5'000'000'000, 7})) == std::vector<std::int64_t>{41, 5'000'000'000, 7});
  CHECK(ReadIds("").empty());
}

}  // namespace
}  // namespace caseway::storage
