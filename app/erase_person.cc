#include "app/erase_person.h"

#include <thread>

#include "storage/sqlite/person_erasure.h"
#include "storage/sqlite/queries/erasures.h"
#include "storage/sqlite/record.h"

namespace caseway::app {
namespace {

constexpr int kScrubTries = 5;

Result<Document> CheckAndErase(storage::Database& database, WriteSession& session, const casework::Deed& deed,
                               const casework::EraseCommand& command, const std::string& who) {
  auto& connection = storage::ConnectionOf(session);
  const auto scope = storage::ErasureScopeOf(connection, command.person);
  if (!scope) return scope.error();
  auto last = storage::SqliteErasures(connection).Of(command.person);
  if (!last) return last.error();
  storage::SqliteWritableRecord record(session);
  auto says = casework::MayEraseNow(record, command, {scope->weight, *last}, deed);
  if (!says) return says.error();
  if (!who.empty()) says->Set("operator", who);
  return storage::ErasePerson(session, database.projections(), *scope, {ToLondon(deed.now), HappenedPrecision::kMinute},
                              *says);
}

// A page in the midst of its snapshot holds the old bytes for a moment.
Result<void> ScrubPatiently(storage::GroupWriter& log) {
  Result<void> scrubbed = storage::Scrub(log);
  for (int tried = 1; !scrubbed && tried < kScrubTries; ++tried) {
    std::this_thread::sleep_for(std::chrono::milliseconds{200});
    scrubbed = storage::Scrub(log);
  }
  return scrubbed;
}

}  // namespace

Result<Document> ErasePerson(storage::Database& database, storage::GroupWriter& log, const casework::Deed& deed,
                             const std::string& command_id, const casework::EraseCommand& command,
                             const std::string& who) {
  auto erased = log.Run({.id = command_id, .actor = deed.actor.user, .at = deed.now},
                        [&](WriteSession& session) { return CheckAndErase(database, session, deed, command, who); });
  if (!erased) return erased;
  if (ScrubPatiently(log)) return erased;
  return Error{ErrorCode::kUnavailable,
               "It is erased from the record, but pages being read kept its old bytes in the file for now. They go at "
               "the latest when the server is next stopped."};
}

}  // namespace caseway::app
