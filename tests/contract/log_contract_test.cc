#include <catch2/catch.hpp>

#include "tests/contract/back_end.h"

namespace caseway::tests {
namespace {

TEST_CASE("an event comes back as it was given, with its place, command and time") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  NewEvent given = ANote(41, "naïve \"quoted\"\n\u202e text\x01");
  given.happened.precision = HappenedPrecision::kHour;
  given.definition = "d1";
  given.type_version = 3;
  REQUIRE(store->writer().Run(store->ACommand("c-1"), [&](WriteSession& session) -> Result<Document> {
    if (Result<std::int64_t> at = session.Append(given); !at) return at.error();
    return Document();
  }));
  const Result<Event> event = store->log().ReadAt(1);
  REQUIRE(event);
  CHECK(event->stream == Stream{"person", 41});
  CHECK(event->type == "note.added");
  CHECK(event->type_version == 3);
  CHECK(event->actor == UserId{7});
  CHECK(event->happened.local == given.happened.local);
  CHECK(event->happened.precision == HappenedPrecision::kHour);
  CHECK(event->definition == "d1");
  CHECK(event->payload == given.payload);
  CHECK(event->sequence == 1);
  CHECK(event->command == "c-1");
  CHECK(event->entered == store->clock().Now());
  CHECK(!event->erased);
}

TEST_CASE("a stream counts by itself and is read in order from where one was") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  for (int i = 0; i < 6; ++i) {
    const std::string id = "c-" + std::to_string(i);
    REQUIRE(store->writer().Run(store->ACommand(id), NoteStore::AddNote(41 + i % 2, id)));
  }
  const std::vector<Event> events = *store->log().ReadStream({"person", 42}, 1, 10);
  REQUIRE(events.size() == 2);
  CHECK(events[0].sequence == 2);
  CHECK(events[0].position == 4);
  CHECK(events[1].payload["text"].Text() == "c-5");
  CHECK(store->log().ReadAfter(4, 1)->at(0).position == 5);
  CHECK(store->log().Head()->position == 6);
}

TEST_CASE("an event on a stream that has moved on is a conflict") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const auto expecting = [](std::int64_t sequence) {
    return [sequence](WriteSession& session) -> Result<Document> {
      const Result<std::int64_t> at = session.Append(ANote(41, "note"), sequence);
      if (!at) return at.error();
      return Document(*at);
    };
  };
  REQUIRE(store->writer().Run(store->ACommand("c-1"), expecting(0)));
  const Result<Document> late = store->writer().Run(store->ACommand("c-2"), expecting(0));
  REQUIRE(!late);
  CHECK(late.error().code == ErrorCode::kConflict);
  CHECK(late.error().say == "Someone else changed this first. Look at what they did, then try again.");
  CHECK(store->writer().Run(store->ACommand("c-3"), expecting(1)));
}

TEST_CASE("an event that is not there is not found") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const Result<Event> absent = store->log().ReadAt(5);
  REQUIRE(!absent);
  CHECK(absent.error().code == ErrorCode::kNotFound);
  CHECK(store->log().Head().value() == ChainHead{0, std::string(64, '0')});
}

TEST_CASE("an attachment's bytes come back, whatever they are") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const std::string bytes("\x00\xff%PDF\x00", 7);
  const Result<Document> kept = store->writer().Run(store->ACommand("c-1"), [&](WriteSession& session) {
    Result<std::string> digest = store->blobs().Put(session, bytes);
    return digest ? store->blobs().Put(session, bytes).value() == *digest ? Result<Document>(Document(*digest))
                                                                          : Internal("unlike")
                  : Result<Document>(digest.error());
  });
  REQUIRE(kept);
  CHECK(kept->Text().size() == 64);
  CHECK(*store->blobs().Get(kept->Text()) == bytes);
  CHECK(store->blobs().Get("00").error().code == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace caseway::tests
