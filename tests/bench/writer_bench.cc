// How many moves a second the writer acknowledges, grouped, against a bare SQLite loop that writes the same rows with
// one commit each. Prints one line each and their ratio.
//
//   writer_bench [seconds] [waiting commands]
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tests/support/note_store.h"

namespace caseway::tests {
namespace {

using Seconds = std::chrono::duration<double>;
double Since(std::chrono::steady_clock::time_point start) {
  return Seconds(std::chrono::steady_clock::now() - start).count();
}

// Three events of about 300 bytes: a case moved, its date set, its holder told.
Writer::Work AMove(std::int64_t number) {
  return [number](WriteSession& session) -> Result<Document> {
    for (int i = 0; i < 3; ++i) {
      const Result<std::int64_t> at = session.Append(ANote(number % 1000, std::string(300, 'x')));
      if (!at) return at.error();
    }
    return Document().Set("case", number);
  };
}

struct Rate {
  double moves = 0;
  double commits_each = 0;
};

// As many callers as wait on connections; each sends its next move when the last was acknowledged.
Rate Grouped(double seconds, int waiting) {
  NoteStore store;
  std::atomic<std::int64_t> moves{0};
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> callers;
  for (int caller = 0; caller < waiting; ++caller) {
    callers.emplace_back([&, caller] {
      for (int i = 0; Since(start) < seconds; ++i) {
        const std::string id = std::to_string(caller) + "-" + std::to_string(i);
        if (store.Run(id, AMove(caller * 31 + i))) ++moves;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  const storage::WriterCounts counts = store.writer().Counts();
  return {static_cast<double>(moves) / Since(start), static_cast<double>(counts.commits) / static_cast<double>(moves)};
}

// The same rows and durability without chain, savepoint, thread or group.
double BareLoop(double seconds) {
  NoteStore store;
  storage::Connection& connection = store.database().writer();
  const auto start = std::chrono::steady_clock::now();
  std::int64_t position = 0, moves = 0;
  const std::string payload = WriteJson(ANote(1, std::string(300, 'x')).payload);
  for (; Since(start) < seconds; ++moves) {
    storage::Transaction transaction(connection);
    for (int i = 0; i < 3; ++i) {
      ++position;
      storage::Statement event = connection.Prepare(
          "INSERT INTO event VALUES (:p, 'person', :id, :p, 'note.added', 1, 'c', 7, '2026-10-01T09:16:00', 'minute',"
          " 0, '', zeroblob(32), zeroblob(32))");
      event.Bind(":p", position).Bind(":id", moves % 1000).Run();
      connection.Prepare("INSERT INTO event_payload VALUES (:p, zeroblob(16), :payload, NULL)")
          .Bind(":p", position)
          .Bind(":payload", payload)
          .Run();
      connection.Prepare("INSERT INTO property VALUES (:p, :text)")
          .Bind(":p", std::to_string(position))
          .Bind(":text", payload)
          .Run();
    }
    connection.Prepare("INSERT INTO command VALUES (:id, 7, 'f', 0, '{}')").Bind(":id", std::to_string(moves)).Run();
    transaction.Commit();
    int pages = 0;
    if (moves % 300 == 0) sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, 0, &pages, nullptr);
  }
  return static_cast<double>(moves) / Since(start);
}

}  // namespace
}  // namespace caseway::tests

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 3;
  const int waiting = argc > 2 ? std::atoi(argv[2]) : 64;
  const double bare = caseway::tests::BareLoop(seconds);
  const caseway::tests::Rate grouped = caseway::tests::Grouped(seconds, waiting);
  std::printf("bare loop        %8.0f moves/s, one commit each\n", bare);
  std::printf("grouped, %3d wait %7.0f moves/s, %.3f commits a move\n", waiting, grouped.moves, grouped.commits_each);
  std::printf("ratio            %8.2f\n", grouped.moves / bare);
  return 0;
}
