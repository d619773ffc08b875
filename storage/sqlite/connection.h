// Connection: one SQLite connection, its statements kept prepared, with transactions that cannot be left open.
//
//   Statement find = connection.Prepare("SELECT title, due FROM work WHERE owner = :owner LIMIT :limit");
//   find.Bind(":owner", owner).Bind(":limit", 25);
//   while (find.Step()) Use(find.Text(0), find.Int(1));
//
// It is not for pages to open: Database::Reader() gives each thread its own. Every fault is a SqliteError, which never
// leaves storage: wrap what a port calls in Guarded(). Threads: one thread at a time.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace caseway::storage {

// A fault of SQLite, with its extended code. Caught at the edge of storage.
class SqliteError : public std::exception {
 public:
  SqliteError(int code, std::string message) : code_(code), message_(std::move(message)) {}
  const char* what() const noexcept override { return message_.c_str(); }
  int code() const { return code_ & 0xff; }
  int extended_code() const { return code_; }

 private:
  int code_;
  std::string message_;
};

// kUnavailable for a full disk, a busy or interrupted database; kInternal for the rest, with the message as detail.
Error ToError(const SqliteError& error);

// Runs `work`, which returns a Result, and turns a SqliteError into its Error.
template <class Work>
auto Guarded(Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SqliteError& error) { return ToError(error); }
}

// A prepared statement on loan from its connection: bind by name, step, read by column (from 0). Given back, reset and
// with its parameters cleared, when it goes out of scope. Text read is valid until the next Step.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // A name the SQL does not have is a SqliteError. What is not bound is null.
  Statement& Bind(const char* name, std::int64_t value);
  Statement& Bind(const char* name, std::string_view text);
  Statement& BindBytes(const char* name, std::string_view bytes);
  Statement& BindNull(const char* name);
  template <class Tag>
  Statement& Bind(const char* name, Id<Tag> id) {
    return Bind(name, id.value);
  }
  template <class T>
  Statement& Bind(const char* name, const std::optional<T>& value) {
    return value ? Bind(name, *value) : BindNull(name);
  }

  // True while there is a row.
  bool Step();
  // Steps to the end. Then the statement may be bound and run again.
  void Run();
  // For another round with new values.
  void Reset();

  std::int64_t Int(int column) const;
  std::string_view Text(int column) const;
  std::string String(int column) const { return std::string(Text(column)); }
  std::string_view Bytes(int column) const;
  double Real(int column) const;
  bool IsNull(int column) const;
  int TypeOf(int column) const;  // SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT ...
  int columns() const;

 private:
  friend class Connection;
  struct Parameter {
    std::string name;
    int index = 0;
  };
  struct Kept {
    sqlite3_stmt* handle = nullptr;
    bool lent = false;
    std::vector<Parameter> parameters = {};  // in the order in which they were first bound
  };
  Statement(sqlite3_stmt* handle, Kept* kept) : handle_(handle), kept_(kept) {}
  int IndexOf(const char* name);
  int SoughtIndexOf(const char* name) const;
  void Check(int code) const;

  sqlite3_stmt* handle_;
  Kept* kept_;            // none: prepared for this loan alone
  std::size_t next_ = 0;  // of the kept parameters: the one to be bound next, as far as is known
};

// What the statements of a connection have done: the measure of "flat in the size of the council".
struct StatementWork {
  std::int64_t vm_steps = 0;
  std::int64_t rows_scanned = 0;  // rows stepped over by scans of a whole table
};

class Connection;

// Rows that many changes of one transaction touch, written once at its end: the figures of the board. A connection has
// at most one. Its transactions write it before they commit and drop it when they are undone; its savepoints take back
// what came after them.
class WriteBehind {
 public:
  virtual ~WriteBehind() = default;
  // Changes that wait.
  virtual std::size_t waiting() const = 0;
  // Forgets all that came after the first `count`.
  virtual void ReturnTo(std::size_t count) = 0;
  // Writes all that waits, and forgets it.
  virtual void Write(Connection& connection) = 0;
};

struct ConnectionOptions {
  bool read_only = false;
  int cache_kib = 8192;
  int busy_ms = 5000;
};

class Connection {
 public:
  // Opens the file ("" for a private temporary database) and sets foreign_keys, secure_delete=ON, mmap_size=0, the
  // cache, and for a writer WAL with synchronous=FULL, read back. Errors: SqliteError.
  Connection(const std::string& path, const ConnectionOptions& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Borrowed from the cache; the same SQL lent out twice at once gets a second, short-lived one. `sql` is one
  // statement.
  Statement Prepare(std::string_view sql);
  // Runs a script of several statements without parameters.
  void Execute(const std::string& sql);
  // The first column of the first row, or `otherwise`.
  std::int64_t Number(std::string_view sql, std::int64_t otherwise = 0);

  // False inside a transaction. After any error: true says that SQLite itself rolled everything back.
  bool IsAutocommit() const;
  // Rows changed by the latest statement.
  std::int64_t Changes() const;
  // Since opening or the last reset, over all kept statements.
  StatementWork Work(bool reset = false);
  sqlite3* handle() const { return handle_; }

  WriteBehind* behind() const { return behind_.get(); }
  void Attach(std::unique_ptr<WriteBehind> behind) { behind_ = std::move(behind); }
  // What waits is in the tables afterwards: before they are read or emptied within the transaction.
  void WriteWaiting() {
    if (behind_) behind_->Write(*this);
  }
  // Whether nothing of the present transaction can be undone by itself.
  bool IsOutsideSavepoint() const { return savepoints_ == 0; }

 private:
  friend class Savepoint;
  sqlite3* handle_ = nullptr;
  std::unique_ptr<WriteBehind> behind_;
  int savepoints_ = 0;
  // Looked up by what is asked, without a copy of it; told apart by its length and its ends, as statements differ
  // there.
  struct HashOfText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
  };
  std::unordered_map<std::string, Statement::Kept, HashOfText, std::equal_to<>> kept_;
};

// Rolled back unless committed; both ends mark it finished.
class Transaction {
 public:
  enum class Kind { kRead, kWrite };  // BEGIN, BEGIN IMMEDIATE
  explicit Transaction(Connection& connection, Kind kind = Kind::kWrite);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();
  void Rollback();

 private:
  Connection& connection_;
  bool finished_ = false;
};

// A part of a transaction that can be undone alone. Nests.
class Savepoint {
 public:
  explicit Savepoint(Connection& connection);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  void Release();
  // A SqliteError when rows that waited from before it were written within it: then all is to be rolled back.
  void Rollback();

 private:
  bool Finish();

  Connection& connection_;
  std::size_t waiting_ = 0;
  bool finished_ = false;
};

// One unchanging view of the database for one page. Nothing may be awaited while it lives. Within another of the same
// connection it is that one's view, and ends with it.
class ReadSnapshot {
 public:
  explicit ReadSnapshot(Connection& connection);
  ~ReadSnapshot() = default;
  // Ends it early; the destructor does otherwise.
  void End() { transaction_.reset(); }
  Connection& connection() const { return connection_; }

 private:
  Connection& connection_;
  std::optional<Transaction> transaction_;  // none within another snapshot
};

// While it lives, a query that takes more than `steps` VM steps fails with kUnavailable.
class StepLimit {
 public:
  StepLimit(Connection& connection, std::int64_t steps);
  ~StepLimit();
  StepLimit(const StepLimit&) = delete;
  StepLimit& operator=(const StepLimit&) = delete;

 private:
  static int Count(void* self);
  Connection& connection_;
  std::int64_t left_;
};

}  // namespace caseway::storage
