// Erasure: takes payloads, attachments and drafts of one person out of the record for good, where the law asks for it.
//
//   Result<std::int64_t> erased = Erase(writer, database, {.command = command, .stream = {"person", 41},
//                                       .happened = now, .reason = "Article 17 request 8", .positions = {3, 9, 12}});
//
// The chain still holds: a tombstone stands for each payload and an event says what was erased and why. Projections are
// folded anew, remembered answers of those commands go, and the file and its log are rewritten so that no byte is left.
// Backups made before keep what they hold. Which positions are a person's is for the caller to say. Threads: any but
// the writer's; takes as long as a rebuild.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/event.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/group_writer.h"

namespace caseway::storage {

inline constexpr char kErased[] = "record.erased";  // {"reason","positions":[..],"blobs":[digests],"forms":[ids]}

struct Erasure {
  Command command;
  Stream stream;  // whose history tells of it
  Happened happened;
  std::string reason;
  std::vector<std::int64_t> positions;
  std::vector<std::string> blobs = {};  // digests of attachments
  std::vector<FormId> drafts = {};
  Document says = {};  // what else the event is to say: who asked, and when
};

// The same inside a command's work, which decides first and erases in the same savepoint; then call Scrub. `command` is
// not looked at. Returns the position of the event.
Result<std::int64_t> EraseWithin(WriteSession& session, const Projections& projections, const Erasure& erasure);

// Returns the position of the event that says so. Errors: kInvalidInput for a position that is not there or is itself
// an erasure; kUnavailable when readers would not let go of the old bytes: call Scrub again; the writer's.
Result<std::int64_t> Erase(GroupWriter& writer, Database& database, const Erasure& erasure);

// Rewrites the file without what was deleted and empties the write-ahead log. Errors: kUnavailable.
Result<void> Scrub(GroupWriter& writer);

}  // namespace caseway::storage
