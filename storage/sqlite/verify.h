// Verify: recomputes everything the record says about itself and lists what does not hold.
//
//   std::vector<Finding> findings = Verify(connection, digest, projections, {.events = exported});
//   for (const Finding& finding : findings) Print(finding.say);      // none: the record is whole
//
// It checks both chains (edited, deleted, swapped, inserted rows), payload digests and tombstones, streams' sequences,
// the index of who was shown, attachments' digests, that the projections are what the events give, row by row (sums and
// counts among them), that tables, indexes and triggers are those this program makes, that every way to sign in belongs
// to an account, that commands fit their events, that no case ended before it was received, and that no id could be
// given twice. A tail cut off whole can only be told by a head exported earlier. Threads: the connection's; hold a
// snapshot.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/digest.h"
#include "core/ports/log.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/projection.h"

namespace caseway::storage {

struct Finding {
  std::string table;
  std::int64_t position = 0;  // 0: the table as a whole
  std::string say;
};

// The ends of both chains: print it, keep it elsewhere, hold the record against it later.
struct ExportedHead {
  ChainHead events;
  ChainHead audit;
  bool operator==(const ExportedHead&) const = default;
};

// "events 1234 9f3c...\naudit 87 41aa...\n"
std::string WriteHead(const ExportedHead& head);
// Errors: kInvalidInput.
Result<ExportedHead> ReadHead(const std::string& text);
ExportedHead HeadOf(Connection& connection);

struct VerifyOptions {
  std::optional<ExportedHead> exported = {};
  bool projections = true;  // rebuild and compare: the slow part
  std::size_t most = 100;   // stops looking further in one table after so many findings
};

// Errors: SqliteError when the file cannot be read at all.
std::vector<Finding> Verify(Connection& connection, const Digest& digest, const Projections& projections,
                            const VerifyOptions& options = {});

// Parts of it, each adding what it finds.
void VerifyEvents(Connection& connection, const Digest& digest, const VerifyOptions& options,
                  std::vector<Finding>& findings);
void VerifyAudit(Connection& connection, const Digest& digest, const VerifyOptions& options,
                 std::vector<Finding>& findings);
void VerifyBlobs(Connection& connection, const Digest& digest, std::vector<Finding>& findings);
// Each kept pathway is the text its digest was taken over.
void VerifyBundles(Connection& connection, const Digest& digest, std::vector<Finding>& findings);
void VerifySchema(Connection& connection, std::vector<Finding>& findings);
void VerifyAccounts(Connection& connection, std::vector<Finding>& findings);
void VerifyCommands(Connection& connection, const VerifyOptions& options, std::vector<Finding>& findings);
// No case ends before it was received: whatever is counted from its dates would be wrong.
void VerifyCases(Connection& connection, const VerifyOptions& options, std::vector<Finding>& findings);
void VerifyCounter(Connection& connection, std::vector<Finding>& findings);
void VerifyProjections(Connection& connection, const Projections& projections, const VerifyOptions& options,
                       std::vector<Finding>& findings);

}  // namespace caseway::storage
