#include <atomic>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "tests/contract/back_end.h"

namespace caseway::tests {
namespace {

Document PositionOf(std::int64_t position) { return Document().Set("position", position); }

TEST_CASE("a command sent twice gets the first answer and is done once") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  int runs = 0;
  const Writer::Work work = [&](WriteSession& session) {
    ++runs;
    return NoteStore::AddNote(41, "Fell in the kitchen")(session);
  };
  const Result<Document> first = store->writer().Run(store->ACommand("c-1"), work);
  const Result<Document> second = store->writer().Run(store->ACommand("c-1"), work);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == PositionOf(1));
  CHECK(*second == *first);
  CHECK(runs == 1);
  CHECK(store->log().ReadAfter(0, 10)->size() == 1);
}

TEST_CASE("a command id used again for something else is a conflict") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  REQUIRE(store->writer().Run(store->ACommand("c-1"), NoteStore::AddNote(41, "one")));
  Command changed = store->ACommand("c-1");
  changed.fingerprint = "other";
  const Result<Document> other = store->writer().Run(changed, NoteStore::AddNote(41, "two"));
  REQUIRE(!other);
  CHECK(other.error().code == ErrorCode::kConflict);
  CHECK(other.error().say ==
        "This form was already sent with other content. Open it again and start from what is there now.");
  const Result<Document> stolen = store->writer().Run(store->ACommand("c-1", UserId{8}), NoteStore::AddNote(41, "one"));
  REQUIRE(!stolen);
  CHECK(stolen.error().code == ErrorCode::kConflict);
}

TEST_CASE("a refused command leaves nothing, and may be sent again") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  bool refuse = true;
  std::int64_t refused_id = 0;
  const Writer::Work work = [&](WriteSession& session) -> Result<Document> {
    Result<Document> added = NoteStore::AddNote(41, "half done")(session);
    refused_id = session.NextId();
    if (refuse) return Error{ErrorCode::kNotAllowedInState, "Not yet.", "", {}, {{"SG-01", "Safety is answered"}}};
    return added;
  };
  const Result<Document> first = store->writer().Run(store->ACommand("c-1"), work);
  REQUIRE(!first);
  CHECK(first.error().say == "Not yet.");
  CHECK(first.error().unmet.at(0).rule == "SG-01");
  CHECK(store->log().ReadAfter(0, 10)->empty());
  refuse = false;
  const Result<Document> again = store->writer().Run(store->ACommand("c-1"), work);
  REQUIRE(again);
  CHECK(*again == PositionOf(1));
}

TEST_CASE("a command that throws is refused, and the writer goes on") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const Result<Document> thrown =
      store->writer().Run(store->ACommand("c-1"), [](WriteSession& session) -> Result<Document> {
        if (NoteStore::AddNote(41, "lost")(session)) throw std::runtime_error("a bug");
        return Document();
      });
  REQUIRE(!thrown);
  CHECK(thrown.error().code == ErrorCode::kInternal);
  CHECK(thrown.error().detail == "command failed: a bug");
  REQUIRE(store->writer().Run(store->ACommand("c-2"), NoteStore::AddNote(41, "kept")));
  CHECK(store->log().ReadAfter(0, 10)->size() == 1);
}

TEST_CASE("commands that wait together share a commit, and a refused one takes no other with it") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  std::promise<void> gate;
  std::shared_future<void> open = gate.get_future().share();
  store->writer().Submit(
      store->ACommand("gate"),
      [open](WriteSession&) -> Result<Document> {
        open.wait();
        return Document();
      },
      [](const Result<Document>&) {});
  std::atomic<int> kept{0}, refused{0};
  std::promise<void> all;
  const auto done = [&](const Result<Document>& answer) {
    ++(answer ? kept : refused);
    if (kept + refused == 20) all.set_value();
  };
  for (int i = 0; i < 20; ++i) {
    store->writer().Submit(
        store->ACommand("c-" + std::to_string(i)),
        [i](WriteSession& session) -> Result<Document> {
          Result<Document> added = NoteStore::AddNote(100 + i, "note")(session);
          if (i % 5 == 0) return Forbidden("No.");
          return added;
        },
        done);
  }
  gate.set_value();
  all.get_future().wait();
  CHECK(kept == 16);
  CHECK(refused == 4);
  const std::vector<Event> events = *store->log().ReadAfter(0, 100);
  REQUIRE(events.size() == 16);
  for (std::size_t i = 0; i < events.size(); ++i) CHECK(events[i].position == static_cast<std::int64_t>(i) + 1);
}

TEST_CASE("ids are new each time, across commands") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const Writer::Work two = [](WriteSession& session) -> Result<Document> {
    return Document().Add(session.NextId()).Add(session.NextId());
  };
  CHECK(*store->writer().Run(store->ACommand("c-1"), two) == Document().Add(1).Add(2));
  CHECK(*store->writer().Run(store->ACommand("c-2"), two) == Document().Add(3).Add(4));
}

TEST_CASE("an event needs a command id") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const Result<Document> unnamed = store->writer().Run(store->ACommand(""), NoteStore::AddNote(41, "text"));
  REQUIRE(!unnamed);
  CHECK(unnamed.error().detail == "an event without a command id: note.added");
}

TEST_CASE("who was shown a record can be asked, newest first") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  AuditRow list{.at = store->clock().Now(),
                .actor = UserId{7},
                .session = "s1",
                .deed = AuditDeed::kSearched,
                .route = "/people",
                .subject_kind = "list",
                .shown = {41, 42, 41},
                .request = "r-1"};
  AuditRow page{.at = store->clock().Now(),
                .actor = UserId{8},
                .deed = AuditDeed::kBrokeGlass,
                .route = "/person/{id}",
                .subject_kind = "person",
                .shown = {41},
                .reason = "Duty cover"};
  REQUIRE(store->writer().SubmitAudit(list));
  std::promise<Result<void>> durable;
  store->writer().SubmitAuditDurably(page, [&](Result<void> kept) { durable.set_value(std::move(kept)); });
  REQUIRE(durable.get_future().get());
  const std::vector<AuditEntry> about = *store->audit().About(41, 0, 10);
  REQUIRE(about.size() == 2);
  CHECK(about[0].reason == "Duty cover");
  CHECK(about[0].deed == AuditDeed::kBrokeGlass);
  CHECK(about[1].shown == std::vector<std::int64_t>{41, 42, 41});
  CHECK(about[1].session == "s1");
  CHECK(store->audit().About(42, 0, 10)->size() == 1);
  CHECK(store->audit().About(41, about[0].position, 10)->size() == 1);
  CHECK(store->audit().By(UserId{7}, 0, 10)->size() == 1);
  CHECK(store->audit().Latest(0, 1)->at(0).actor == UserId{8});
}

TEST_CASE("a row nobody waits for is kept within its delay") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  REQUIRE(store->writer().SubmitAudit({.at = store->clock().Now(), .actor = UserId{7}, .shown = {41}}));
  for (int i = 0; i < 50 && store->audit().Latest(0, 1)->empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(store->audit().Latest(0, 1)->size() == 1);
}

}  // namespace
}  // namespace caseway::tests
