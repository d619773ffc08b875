#include "storage/sqlite/group_writer.h"

#include <sqlite3.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <future>

#include "storage/sqlite/verify.h"
#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

using tests::ANote;
using tests::NoteStore;

// Holds the writer until opened, so that what is sent meanwhile becomes one group.
class Gate {
 public:
  explicit Gate(NoteStore& store) {
    std::shared_future<void> open = opened_.get_future().share();
    store.writer().Submit(
        Command{},
        [this, open](WriteSession&) -> Result<Document> {
          entered_.set_value();
          open.wait();
          return Document();
        },
        [](const Result<Document>&) {});
    entered_.get_future().wait();
  }
  void Open() { opened_.set_value(); }

 private:
  std::promise<void> opened_, entered_;
};

// The answers of a group, in order.
class Answers {
 public:
  void Send(NoteStore& store, const std::string& id, Writer::Work work) {
    waiting_.push_back(std::make_unique<std::promise<Result<Document>>>());
    std::promise<Result<Document>>& mine = *waiting_.back();
    store.writer().Submit(store.ACommand(id), std::move(work),
                          [&mine](Result<Document> answer) { mine.set_value(std::move(answer)); });
  }
  // "kept", or the refusal's sentence.
  std::vector<std::string> Wait() {
    std::vector<std::string> lines;
    for (auto& one : waiting_) {
      const Result<Document> answer = one->get_future().get();
      lines.push_back(answer ? "kept" : answer.error().say);
    }
    return lines;
  }

 private:
  std::vector<std::unique_ptr<std::promise<Result<Document>>>> waiting_;
};

std::vector<Finding> FindingsOf(NoteStore& store) {
  return Verify(store.database().Reader(), store.digest(), store.database().projections());
}

constexpr char kNoRoom[] = "There is no room left to save. Nothing was changed: try again later.";

TEST_CASE("what may change who is let in is told to readers before it is answered, casework is not") {
  NoteStore store;
  const std::uint64_t before = store.database().AccessChanges();
  REQUIRE(store.Add("c-1", "Fell in the kitchen"));
  CHECK(store.database().AccessChanges() == before);
  REQUIRE(store.Run("c-2", [](WriteSession& session) -> Result<Document> {
    NewEvent event = ANote(41, "Left the council");
    event.stream = {"account", 7};
    const auto kept = session.Append(event);
    if (!kept) return kept.error();
    return Document();
  }));
  CHECK(store.database().AccessChanges() == before + 1);
  REQUIRE(store.writer().Run(Command{}, [](WriteSession&) -> Result<Document> { return Document(); }));
  CHECK(store.database().AccessChanges() == before + 2);
}

TEST_CASE("commands that wait share one commit") {
  NoteStore store;
  Gate gate(store);
  Answers answers;
  for (int i = 0; i < 50; ++i) answers.Send(store, "c-" + std::to_string(i), NoteStore::AddNote(41, "note"));
  gate.Open();
  for (const std::string& line : answers.Wait()) CHECK(line == "kept");
  CHECK(store.writer().Counts().commits == 2);
  CHECK(FindingsOf(store).empty());
}

TEST_CASE("the same command twice in one group is done once") {
  NoteStore store;
  Gate gate(store);
  Answers answers;
  for (int i = 0; i < 3; ++i) answers.Send(store, "c-1", NoteStore::AddNote(41, "note"));
  gate.Open();
  CHECK(answers.Wait() == std::vector<std::string>{"kept", "kept", "kept"});
  CHECK(store.Texts().size() == 1);
}

TEST_CASE("a command that finds the disk full is refused; the others of its group are kept") {
  NoteStore store;
  Gate gate(store);
  Answers answers;
  answers.Send(store, "c-1", NoteStore::AddNote(41, "small"));
  answers.Send(store, "c-2", [](WriteSession& session) -> Result<Document> {
    Connection& connection = ConnectionOf(session);
    const std::int64_t pages = connection.Number("PRAGMA page_count");
    connection.Execute("PRAGMA max_page_count = " + std::to_string(pages + 2));
    return NoteStore::AddNote(41, std::string(100'000, 'x'))(session);
  });
  answers.Send(store, "c-3", NoteStore::AddNote(41, "small too"));
  gate.Open();
  CHECK(answers.Wait() == std::vector<std::string>{"kept", kNoRoom, "kept"});
  CHECK(store.Texts() == std::vector<std::string>{"small", "small too"});
  CHECK(FindingsOf(store).empty());
}

TEST_CASE("a group SQLite rolled back whole is replayed one by one, and no answer is lost") {
  NoteStore store;
  Gate gate(store);
  Answers answers;
  std::atomic<int> interruptions{1};
  answers.Send(store, "c-1", NoteStore::AddNote(41, "first"));
  answers.Send(store, "c-2", [&](WriteSession& session) -> Result<Document> {
    Connection& connection = ConnectionOf(session);
    // Interrupted in the midst of an insert, SQLite rolls back the whole transaction.
    if (interruptions.fetch_sub(1) > 0) {
      sqlite3_progress_handler(
          connection.handle(), 1, [](void*) { return 1; }, nullptr);
      const auto again = [&] { sqlite3_progress_handler(connection.handle(), 0, nullptr, nullptr); };
      try {
        connection.Prepare("INSERT INTO property SELECT position, 'x' FROM event").Run();
      } catch (const SqliteError&) {
        again();
        throw;
      }
    }
    return NoteStore::AddNote(41, "second")(session);
  });
  answers.Send(store, "c-3", NoteStore::AddNote(41, "third"));
  gate.Open();
  CHECK(answers.Wait() == std::vector<std::string>{"kept", "kept", "kept"});
  CHECK(store.writer().Counts().replays == 1);
  CHECK(store.Texts() == std::vector<std::string>{"first", "second", "third"});
  CHECK(FindingsOf(store).empty());
}

TEST_CASE("a command that always makes SQLite roll back is refused alone") {
  NoteStore store;
  Gate gate(store);
  Answers answers;
  answers.Send(store, "c-1", NoteStore::AddNote(41, "first"));
  answers.Send(store, "c-2", [](WriteSession& session) -> Result<Document> {
    ConnectionOf(session).Execute("ROLLBACK");
    return Document();
  });
  answers.Send(store, "c-3", NoteStore::AddNote(41, "third"));
  gate.Open();
  const std::vector<std::string> lines = answers.Wait();
  CHECK(lines[0] == "kept");
  CHECK(lines[1] == "Something went wrong on our side.");
  CHECK(lines[2] == "kept");
  CHECK(store.Texts() == std::vector<std::string>{"first", "third"});
  CHECK(FindingsOf(store).empty());
}

TEST_CASE("a projector that fails refuses its command, event and all") {
  NoteStore store;
  REQUIRE(store.Add("c-1", "note"));
  const Result<Document> clash = store.Run("c-2", [](WriteSession& session) -> Result<Document> {
    // The row the projector is about to insert is there already.
    ConnectionOf(session).Execute("INSERT INTO property VALUES ('2', 'in the way')");
    return NoteStore::AddNote(41, "clash")(session);
  });
  REQUIRE(!clash);
  CHECK(clash.error().code == ErrorCode::kInternal);
  CHECK(store.Count("event") == 1);
  REQUIRE(store.Add("c-3", "after"));
  CHECK(store.Texts() == std::vector<std::string>{"note", "after"});
  CHECK(FindingsOf(store).empty());
}

TEST_CASE("when the whole disk is full every command is refused, and the writer recovers") {
  NoteStore store;
  REQUIRE(store.Add("c-1", "note"));
  Connection& connection = store.database().writer();
  REQUIRE(store.writer().RunAlone([](Connection& alone) -> Result<void> {
    alone.Execute("PRAGMA max_page_count = " + std::to_string(alone.Number("PRAGMA page_count")));
    return {};
  }));
  const Result<Document> full = store.Add("c-2", std::string(200'000, 'x'));
  REQUIRE(!full);
  CHECK(full.error().code == ErrorCode::kUnavailable);
  CHECK(full.error().say == kNoRoom);
  REQUIRE(store.writer().RunAlone([](Connection& alone) -> Result<void> {
    alone.Execute("PRAGMA max_page_count = 1073741823");
    return {};
  }));
  CHECK(store.Add("c-2", std::string(200'000, 'x')));
  CHECK(connection.IsAutocommit());
  CHECK(FindingsOf(store).empty());
}

TEST_CASE("a full queue refuses at once instead of growing") {
  NoteStore store({.max_queued = 2, .max_audit_rows = 1});
  Gate gate(store);
  Answers answers;
  for (int i = 0; i < 3; ++i) answers.Send(store, "c-" + std::to_string(i), NoteStore::AddNote(41, "note"));
  CHECK(store.writer().SubmitAudit({.actor = UserId{7}}));
  const Result<void> row = store.writer().SubmitAudit({.actor = UserId{7}});
  REQUIRE(!row);
  CHECK(row.error().code == ErrorCode::kUnavailable);
  gate.Open();
  CHECK(answers.Wait()[2] ==
        "Too much is waiting to be saved, or the server is stopping. Nothing was changed: try again in a moment.");
}

TEST_CASE("what is queued when the writer stops is still kept") {
  NoteStore store;
  {
    Gate gate(store);
    for (int i = 0; i < 5; ++i) {
      store.writer().Submit(store.ACommand("c-" + std::to_string(i)), NoteStore::AddNote(41, "note"),
                            [](const Result<Document>&) {});
    }
    REQUIRE(store.writer().SubmitAudit({.actor = UserId{7}, .shown = {41}}));
    gate.Open();
    store.Close();
  }
  store.Open();
  CHECK(store.Count("event") == 5);
  CHECK(store.Count("audit") == 1);
}

TEST_CASE("ids given to work that was undone with its group do not repeat") {
  NoteStore store;
  std::vector<std::int64_t> given;
  for (int i = 0; i < 3; ++i) {
    const Result<Document> answer = store.Run(
        "c-" + std::to_string(i), [](WriteSession& session) -> Result<Document> { return Document(session.NextId()); });
    REQUIRE(answer);
    given.push_back(answer->Number());
    store.Close();
    store.Open();
  }
  CHECK(given == std::vector<std::int64_t>{1, 2, 3});
}

}  // namespace
}  // namespace caseway::storage
