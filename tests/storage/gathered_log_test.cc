#include "storage/sqlite/gathered_log.h"

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "storage/sqlite/connection.h"
#include "tests/support/temporary_folder.h"

namespace caseway::storage {
namespace {

constexpr const char* kCount = "SELECT count(*) FROM n";

// A record of one table, written through the gathered log and read beside it through the usual layer.
class WrittenAndRead {
 public:
  explicit WrittenAndRead(int cache_kib = 8192) : writer{(folder.path() / "n.db").string(), {.cache_kib = cache_kib}} {
    writer.Execute("CREATE TABLE n (a INTEGER PRIMARY KEY, b BLOB)");
  }
  void Add(int rows, int bytes) {
    auto insert = writer.Prepare("INSERT INTO n (b) VALUES (randomblob(:bytes))");
    for (int i = 0; i < rows; ++i) insert.Bind(":bytes", std::int64_t{bytes}).Run();
  }
  std::uintmax_t LogBytes() const { return std::filesystem::file_size(folder.path() / "n.db-wal"); }

  tests::TemporaryFolder folder;
  Connection writer;
};

void CheckSound(Connection& connection) {
  Statement check = connection.Prepare("PRAGMA integrity_check");
  REQUIRE(check.Step());
  CHECK(check.Text(0) == "ok");
}

}  // namespace

TEST_CASE("what is committed is at once read by another connection") {
  WrittenAndRead record;
  Connection reader((record.folder.path() / "n.db").string(), {.read_only = true});
  for (int commits = 1; commits <= 40; ++commits) {
    Transaction transaction(record.writer, Transaction::Kind::kWrite);
    record.Add(commits, 3000);  // from one page of the log to more than is gathered
    CHECK(reader.Number(kCount) == commits * (commits - 1) / 2);
    transaction.Commit();
    CHECK(reader.Number(kCount) == commits * (commits + 1) / 2);
  }
}

TEST_CASE("pages are kept back until the commit and are in the log after it") {
  WrittenAndRead record;
  const auto before = record.LogBytes();
  Transaction transaction(record.writer, Transaction::Kind::kWrite);
  record.Add(10, 3000);
  CHECK(record.LogBytes() == before);
  transaction.Commit();
  CHECK(record.LogBytes() >= before + 10 * 3000);
}

TEST_CASE("a transaction larger than the cache is kept whole, or undone whole") {
  WrittenAndRead record(64);
  Transaction undone(record.writer, Transaction::Kind::kWrite);
  record.Add(500, 3000);
  CHECK(record.writer.Number(kCount) == 500);  // read back from the log it spilled into
  undone.Rollback();
  CHECK(record.writer.Number(kCount) == 0);
  Transaction kept(record.writer, Transaction::Kind::kWrite);
  record.Add(400, 3000);
  kept.Commit();
  CHECK(record.writer.Number(kCount) == 400);
  CheckSound(record.writer);
}

TEST_CASE("what was committed is found after the power goes, checkpoints and all") {
  WrittenAndRead record;
  tests::TemporaryFolder later;
  for (int round = 1; round <= 3; ++round) {
    Transaction transaction(record.writer, Transaction::Kind::kWrite);
    record.Add(200, 2000);
    transaction.Commit();
    if (round == 2) record.writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  for (const char* name : {"n.db", "n.db-wal"})  // as they lie there: the connection is still open
    std::filesystem::copy_file(record.folder.path() / name, later.path() / name);
  Connection found((later.path() / "n.db").string(), {});
  CHECK(found.Number(kCount) == 600);
  CheckSound(found);
}

TEST_CASE("the usual layer stays the one for whoever names none") {
  const std::string usual = sqlite3_vfs_find(nullptr)->zName;
  CHECK(GatheredLog() == std::string("caseway-gathered-log"));
  CHECK(sqlite3_vfs_find(nullptr)->zName == usual);
  CHECK(sqlite3_vfs_find(GatheredLog())->zName != usual);
}

}  // namespace caseway::storage
