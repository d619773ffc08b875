#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

#include "storage/sqlite/verify.h"
#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

using tests::NoteStore;

// In a child: four workers add notes and tell each acknowledged one on the pipe, until killed.
[[noreturn]] void WriteUntilKilled(const DatabaseOptions& options, const Clock& clock, int round, int pipe) {
  Result<std::unique_ptr<Database>> database = Database::Open(options);
  if (!database) std::_Exit(3);
  GroupWriter writer(**database, clock, {.checkpoint_pages = 50});
  std::vector<std::thread> workers;
  for (int worker = 0; worker < 4; ++worker) {
    workers.emplace_back([&, worker] {
      for (int i = 0;; ++i) {
        const std::string id = std::to_string(round) + "-" + std::to_string(worker) + "-" + std::to_string(i);
        const Command command{.id = id, .actor = UserId{7}, .at = clock.Now()};
        const Result<Document> answer = writer.Run(command, NoteStore::AddNote(41 + worker, id));
        const std::int64_t position = answer ? (*answer)["position"].Number() : 0;
        if (write(pipe, &position, sizeof position) != sizeof position) std::_Exit(4);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  std::_Exit(0);
}

// The positions that were acknowledged before the child died.
std::vector<std::int64_t> Acknowledged(int pipe) {
  std::vector<std::int64_t> positions;
  std::int64_t position = 0;
  while (read(pipe, &position, sizeof position) == sizeof position) positions.push_back(position);
  return positions;
}

std::vector<std::int64_t> KillOnce(NoteStore& store, int round) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    WriteUntilKilled(store.DatabaseOptions(), store.clock(), round, ends[1]);
  }
  close(ends[1]);
  std::this_thread::sleep_for(std::chrono::milliseconds(80 + 37 * round));
  kill(child, SIGKILL);
  std::vector<std::int64_t> positions = Acknowledged(ends[0]);
  waitpid(child, nullptr, 0);
  close(ends[0]);
  return positions;
}

TEST_CASE("killed at any moment, no acknowledged write is missing and none is half there") {
  NoteStore store;
  std::size_t acknowledged = 0;
  for (int round = 0; round < 5; ++round) {
    store.Close();
    const std::vector<std::int64_t> positions = KillOnce(store, round);
    acknowledged += positions.size();
    store.Open();
    Connection& reader = store.database().Reader();
    for (const std::int64_t position : positions) {
      const std::optional<Event> event = ReadAt(reader, position);
      REQUIRE(event);
      REQUIRE(event->payload["text"].Text() == event->command);
    }
    CHECK(Verify(reader, store.digest(), store.database().projections()).empty());
    CHECK(store.Count("event") == store.Count("command"));
  }
  CHECK(acknowledged > 0);
}

}  // namespace
}  // namespace caseway::storage
