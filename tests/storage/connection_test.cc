#include "storage/sqlite/connection.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

namespace caseway::storage {
namespace {

class NumbersTable {
 public:
  NumbersTable() { connection.Execute("CREATE TABLE n (a INTEGER, b TEXT, c BLOB)"); }
  void Add(std::int64_t a) { connection.Prepare("INSERT INTO n (a) VALUES (:a)").Bind(":a", a).Run(); }
  Connection connection{"", {}};
};

TEST_CASE("what is bound by name is read back by column, empty text and nothing apart") {
  NumbersTable table;
  Statement insert = table.connection.Prepare("INSERT INTO n VALUES (:a, :b, :c)");
  insert.Bind(":a", 5'000'000'000).Bind(":b", std::string_view()).BindBytes(":c", std::string("\0x", 2)).Run();
  insert.Bind(":a", std::optional<std::int64_t>()).BindNull(":b").BindBytes(":c", "").Run();
  Statement rows = table.connection.Prepare("SELECT a, b, c FROM n");
  REQUIRE(rows.Step());
  CHECK(rows.Int(0) == 5'000'000'000);
  CHECK(!rows.IsNull(1));
  CHECK(rows.Bytes(2) == std::string("\0x", 2));
  REQUIRE(rows.Step());
  CHECK(rows.IsNull(0));
  CHECK(rows.IsNull(1));
  CHECK(!rows.Step());
}

TEST_CASE("a parameter the statement does not have is named") {
  NumbersTable table;
  CHECK_THROWS_WITH(table.connection.Prepare("SELECT :a").Bind(":b", 1), "no parameter :b in SELECT :a");
}

TEST_CASE("the same statement can be lent twice at once") {
  NumbersTable table;
  for (const int number : {1, 2}) table.Add(number);
  Statement outer = table.connection.Prepare("SELECT a FROM n ORDER BY a");
  REQUIRE(outer.Step());
  Statement inner = table.connection.Prepare("SELECT a FROM n ORDER BY a");
  REQUIRE(inner.Step());
  REQUIRE(inner.Step());
  CHECK(inner.Int(0) == 2);
  CHECK(outer.Int(0) == 1);
}

TEST_CASE("a transaction and a savepoint left by an exception are undone") {
  NumbersTable table;
  Transaction transaction(table.connection);
  table.Add(1);
  try {
    Savepoint savepoint(table.connection);
    table.Add(2);
    throw std::runtime_error("half way");
  } catch (const std::runtime_error&) { CHECK(table.connection.Number("SELECT count(*) FROM n") == 1); }
  transaction.Commit();
  CHECK(table.connection.IsAutocommit());
  CHECK(table.connection.Number("SELECT count(*) FROM n") == 1);
}

TEST_CASE("a query beyond its step limit is stopped with a sentence, and the next is not") {
  NumbersTable table;
  const std::string endless = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT max(x) FROM r";
  const Result<std::int64_t> stopped = Guarded([&]() -> Result<std::int64_t> {
    const StepLimit limit(table.connection, 50'000);
    return table.connection.Number(endless);
  });
  REQUIRE(!stopped);
  CHECK(stopped.error().code == ErrorCode::kUnavailable);
  CHECK(stopped.error().say == "This took too long and was stopped. Ask for less, or try again.");
  CHECK(table.connection.Number("SELECT 5") == 5);
}

TEST_CASE("the work of statements is counted, scans of whole tables apart") {
  NumbersTable table;
  for (int i = 0; i < 100; ++i) table.Add(i);
  table.connection.Work(true);
  CHECK(table.connection.Number("SELECT count(*) FROM n WHERE a > 5") == 94);
  const StatementWork work = table.connection.Work(true);
  CHECK(work.rows_scanned >= 99);
  CHECK(work.vm_steps > 300);
  CHECK(table.connection.Work().vm_steps == 0);
}

TEST_CASE("a writing connection keeps every commit through a power cut, or is not opened") {
  const tests::TemporaryFolder folder;
  Connection connection((folder.path() / "a.db").string(), {});
  CHECK(connection.Number("PRAGMA synchronous") == 2);
  CHECK(connection.Number("PRAGMA foreign_keys") == 1);
  CHECK(connection.Number("PRAGMA secure_delete") == 1);
  CHECK(connection.Number("PRAGMA mmap_size") == 0);
  Statement mode = connection.Prepare("PRAGMA journal_mode");
  REQUIRE(mode.Step());
  CHECK(mode.Text(0) == "wal");
}

}  // namespace
}  // namespace caseway::storage
