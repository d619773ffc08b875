#include "app/runtime.h"

#include <unistd.h>

#include <cstdio>

#include "app/live.h"
#include "storage/sqlite/projections/projections.h"
#include "workflows/loader/load_workflows.h"

namespace caseway::app {
namespace {

std::string RandomCommandId(const Digest& digest) {
  std::uint8_t bytes[16];
  digest.Random(bytes, sizeof bytes);
  std::string out;
  for (const std::uint8_t byte : bytes) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string HexOf(const Sha256Sum& sum) {
  std::string out;
  for (const std::uint8_t byte : sum) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

}  // namespace

Result<std::unique_ptr<Runtime>> Runtime::Open(const RuntimeOptions& options, const Clock& clock) {
  std::unique_ptr<Runtime> runtime(new Runtime(clock));
  const auto workflows = options.workflows.empty() ? FindWorkflows() : options.workflows;
  if (workflows.empty()) return NotFound("The folder of the workflows was not found. Name it with --workflows.");
  const auto digest = [&](std::string_view text) { return HexOf(runtime->digest_.Sha256(text)); };
  auto library = loader::LoadLibrary(workflows, digest);
  if (!library) return library.error();
  runtime->shipped_ = *std::move(library);
  if (const auto roles = ReadRoles(runtime->shipped_); !roles) return roles.error();
  auto database = storage::Database::Open({.folder = options.folder,
                                           .digest = runtime->digest_,
                                           .projections = storage::CaseworkProjections(),
                                           .create = options.create});
  if (!database) return database.error();
  runtime->database_ = *std::move(database);
  storage::GroupWriterOptions writing;
  if (options.on_fatal) writing.on_fatal = options.on_fatal;
  if (const auto restored = runtime->RestoreBundles(); !restored) return restored.error();
  runtime->log_ = std::make_unique<storage::GroupWriter>(*runtime->database_, clock, writing);
  runtime->reader_ = std::make_unique<storage::SqliteRecordReader>(*runtime->database_);
  runtime->writer_ = std::make_unique<storage::SqliteRecordWriter>(*runtime->log_, clock);
  if (const auto refreshed = runtime->Refresh(); !refreshed) return refreshed.error();
  return runtime;
}

Result<void> Runtime::RestoreBundles() {
  const auto digest = [&](std::string_view text) { return HexOf(digest_.Sha256(text)); };
  for (const auto& kept : storage::AllBundles(database_->Reader())) {
    const std::string name = "version " + std::to_string(kept.version) + " of the pathway " + kept.pathway;
    const auto live = shipped_.Live(kept.pathway);
    if (live != nullptr && live->version() < kept.version)
      return Conflict("Cases of this record run by " + name + ", and the folder of workflows holds version " +
                      std::to_string(live->version()) + ", an older one. Give the changed pathway the version " +
                      std::to_string(kept.version + 1) + ", or bring back the folder this record was last used with.");
    if (live != nullptr && live->version() == kept.version) {
      if (live->digest == kept.digest) continue;
      return Conflict("The folder of workflows holds a " + name +
                      " that is not the one cases of this record run by. Give the changed pathway the version " +
                      std::to_string(kept.version + 1) +
                      ": cases that are open end under the version they began with.");
    }
    auto bundle = loader::RestoreBundle(kept.text, digest);
    if (!bundle)
      return Conflict("Cases of this record run by " + name + ", which cannot be read back: " + bundle.error().say);
    if ((*bundle)->digest != kept.digest)
      return Conflict("The kept text of " + name + " has changed. Run caseway verify.");
    shipped_.Keep(*std::move(bundle));
  }
  return {};
}

Result<void> Runtime::Refresh() {
  return reader_->Read([&](Record& record) { live_.Set(BuildLive(shipped_, record)); });
}

Result<Document> Runtime::Do(const Actor& actor, UseCase use_case) {
  return writer_->Run(RandomCommandId(digest_), actor, [&](WritableRecord& record) {
    const auto live = live_.Get();
    return use_case(record, casework::Deed{actor, clock_.Now(), live->library, live->roles});
  });
}

void Runtime::Queue(const Actor& actor, Instant now, UseCase use_case, RecordWriter::Done done) {
  auto work = [this, actor, now, use_case = std::move(use_case)](WritableRecord& record) {
    const auto live = live_.Get();
    return use_case(record, casework::Deed{actor, now, live->library, live->roles});
  };
  writer_->Submit(RandomCommandId(digest_), "", actor, std::move(work), std::move(done));
}

std::string Runtime::Property(const std::string& name) {
  std::string value;
  const auto read = Read([&](Record& record) { value = record.council().Property(name); });
  return read ? value : "";
}

std::filesystem::path FindWorkflows() {
  namespace fs = std::filesystem;
  std::error_code fault;
  const fs::path program = fs::read_symlink("/proc/self/exe", fault).parent_path();
  for (const char* place : {"workflows", "../share/caseway/workflows", "../../../workflows", "../../../../workflows"}) {
    if (fs::exists(program / place / "roles.toml", fault)) return fs::weakly_canonical(program / place, fault);
  }
  return fs::exists("workflows/roles.toml", fault) ? fs::path("workflows") : fs::path();
}

Actor SystemActor() {
  Actor actor;
  actor.name = "Caseway";
  actor.is_system = true;
  return actor;
}

void ShowProgress(const char* what, std::int64_t done, std::int64_t all) {
  if (isatty(STDERR_FILENO) == 0) return;
  std::fprintf(stderr, "\r%s: %lld of %lld", what, static_cast<long long>(done), static_cast<long long>(all));
  if (done >= all) std::fputc('\n', stderr);
}

}  // namespace caseway::app
