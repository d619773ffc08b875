#include "storage/sqlite/database.h"

#include <sys/stat.h>

#include <atomic>
#include <system_error>
#include <utility>
#include <vector>

#include "storage/file.h"
#include "storage/sqlite/migrations.h"
#include "storage/sqlite/refold.h"

namespace caseway::storage {

namespace {

constexpr std::int64_t kApplicationId = 0x43535759;  // "CSWY"

std::uint64_t NextSerial() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

Result<void> MakeFolder(const std::filesystem::path& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault) return InvalidInput("The data folder " + folder.string() + " cannot be made: " + fault.message() + ".");
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, fault);
  return {};
}

void Apply(Connection& connection, const Migration& migration) {
  Transaction transaction(connection);
  connection.Execute(migration.sql);
  connection.Execute("PRAGMA user_version = " + std::to_string(migration.number) +
                     "; PRAGMA application_id = " + std::to_string(kApplicationId));
  transaction.Commit();
}

}  // namespace

int NewestMigration() { return Migrations().back().number; }

Result<void> CheckOurs(Connection& connection) {
  const std::int64_t application = connection.Number("PRAGMA application_id");
  const bool empty = connection.Number("SELECT count(*) FROM sqlite_schema") == 0;
  if (application != kApplicationId && !(empty && application == 0)) {
    return InvalidInput("This file is not a Caseway database.");
  }
  const std::int64_t version = connection.Number("PRAGMA user_version");
  if (version > NewestMigration()) {
    return InvalidInput("This database was made by a newer Caseway (version " + std::to_string(version) +
                        " of its tables; this program knows " + std::to_string(NewestMigration()) +
                        "). Use the newer program.");
  }
  return {};
}

Result<void> Migrate(Connection& connection) {
  if (Result<void> ours = CheckOurs(connection); !ours) return ours;
  const std::int64_t version = connection.Number("PRAGMA user_version");
  for (const Migration& migration : Migrations()) {
    if (migration.number > version) Apply(connection, migration);
  }
  return {};
}

Result<void> RequireDatabase(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder / kFileName)) return {};
  return NotFound("There is no database in " + folder.string() + ". Make one with: caseway init --data " +
                  folder.string());
}

Database::Database(DatabaseOptions options) : options_(std::move(options)), serial_(NextSerial()) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::Open(DatabaseOptions options) {
  std::unique_ptr<Database> database(new Database(std::move(options)));
  Result<void> ready = Guarded([&] { return database->Prepare(); });
  if (!ready) return ready.error();
  return database;
}

Result<void> Database::Prepare() {
  if (!options_.create) {
    if (Result<void> there = RequireDatabase(folder()); !there) return there;
  }
  if (options_.read_only) return CheckOurs(Reader());
  if (Result<void> made = MakeFolder(folder()); !made) return made;
  if (Result<void> taken = lock_.Take(folder()); !taken) return taken;
  return OpenFile();
}

Result<void> Database::OpenFile() {
  const bool is_new = !std::filesystem::exists(file());
  const auto mask = umask(0077);  // the file, its log and its index are the owner's alone
  writer_ = std::make_unique<Connection>(file().string(), ConnectionOptions{.cache_kib = 65536});
  umask(mask);
  Result<void> migrated = Migrate(*writer_);
  if (migrated) RefoldIfAsked(*writer_, options_.projections);
  // A new file is only there after a power cut when its folder was synced.
  if (migrated && is_new) return SyncPath(folder());
  return migrated;
}

Connection& Database::Reader() {
  // A database may be closed and another opened at the same address: the serial tells them apart.
  thread_local std::vector<std::pair<std::uint64_t, Connection*>> mine;
  for (const auto& [serial, connection] : mine) {
    if (serial == serial_) return *connection;
  }
  const ConnectionOptions options{.read_only = true, .cache_kib = options_.reader_cache_kib};
  auto made = std::make_unique<Connection>(file().string(), options);
  Connection& connection = *made;
  const std::lock_guard<std::mutex> guard(mutex_);
  readers_[std::this_thread::get_id()] = std::move(made);
  mine.emplace_back(serial_, &connection);
  return connection;
}

}  // namespace caseway::storage
