// PersonErasure: finds all that the record holds about one person, and takes it out.
//
//   // inside a command's work, after the use case said yes:
//   const auto scope = ErasureScopeOf(ConnectionOf(session), PersonId{41});
//   ErasePerson(session, projections, *scope, happened, says)   // then Scrub(writer) (storage/sqlite/erasure.h)
//
// A person's are: the streams of their record and of those joined to it, of their contacts and cases, of rows of
// referral files that name them; and elsewhere notes, files and ties that name them. What others' forms and letters
// say in words cannot be found so: StillNaming lists those for a person to read. Threads: as the connection.
#pragma once

#include <string>
#include <vector>

#include "core/ports/erasure.h"
#include "storage/sqlite/erasure.h"

namespace caseway::storage {

struct ErasureScope {
  ErasureWeight weight;
  std::vector<std::int64_t> positions;  // of the events, in order
  std::vector<std::string> blobs;       // digests of files that no other event holds
  std::vector<FormId> forms;            // whose drafts go
  std::vector<std::string> names;       // what they are called, and their NHS number: for StillNaming
};

// Errors: kNotFound. May throw SqliteError.
Result<ErasureScope> ErasureScopeOf(Connection& connection, PersonId person);

// -> {"position": of the event that says so, "still_named": [{"kind","id"}]}
Result<Document> ErasePerson(WriteSession& session, const Projections& projections, const ErasureScope& scope,
                             const Happened& happened, const Document& says);

// Streams whose events still hold one of these names, at most `limit`.
std::vector<Stream> StillNaming(Connection& connection, const std::vector<std::string>& names, int limit);

}  // namespace caseway::storage
