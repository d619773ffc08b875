#include "storage/sqlite/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <utility>

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/blobs.h"
#include "storage/sqlite/chain.h"
#include "storage/sqlite/erasure.h"
#include "storage/sqlite/event_log.h"

namespace caseway::storage {

namespace {

// Walks one chain and says where it does not hold. It goes on from what is kept, so that one changed row is one
// finding.
class ChainWalk {
 public:
  ChainWalk(const char* table, const Digest& digest, std::optional<ChainHead> exported, std::size_t most,
            std::vector<Finding>& findings)
      : table_(table), digest_(digest), exported_(std::move(exported)), most_(most), findings_(findings) {}

  void Add(std::int64_t position, const std::string& canonical, const Sha256Sum& chain) {
    if (position != last_.position + 1) Say(position, fmt::format("the rows from {} are missing", last_.position + 1));
    if (NextLink(digest_, last_, canonical).hash != chain) {
      Say(position, "the row is not what was written, or not in its place");
    }
    last_ = {position, chain};
    if (exported_ && position == exported_->position && HexOf(chain) != exported_->hash) {
      Say(position, "the chain is not the one whose head was exported");
    }
  }

  void End() {
    if (!exported_ || last_.position >= exported_->position) return;
    Say(last_.position,
        fmt::format("the tail was cut off: it ends at {}, but {} was exported", last_.position, exported_->position));
  }

  void Say(std::int64_t position, std::string say) {
    if (++said_ <= most_) findings_.push_back({table_, position, std::move(say)});
  }

 private:
  const char* table_;
  const Digest& digest_;
  const std::optional<ChainHead> exported_;
  const std::size_t most_;
  std::vector<Finding>& findings_;
  Link last_;
  std::size_t said_ = 0;
};

// What the log says was erased: position of the erased event to that of the erasure.
std::set<std::pair<std::int64_t, std::int64_t>> Erasures(Connection& connection) {
  std::set<std::pair<std::int64_t, std::int64_t>> erased;
  Statement rows = connection.Prepare(
      "SELECT e.position, p.payload FROM event e JOIN event_payload p ON p.position = e.position"
      " WHERE e.type = :type AND p.payload IS NOT NULL");
  rows.Bind(":type", kErased);
  while (rows.Step()) {
    const Result<Document> payload = ReadJson(rows.Text(1));
    if (!payload) continue;  // its own digest does not hold either, and that is said
    for (const Document& position : (*payload)["positions"].Items()) erased.insert({position.Number(), rows.Int(0)});
  }
  return erased;
}

ChainHead ReadLine(const std::string& text, const std::string& name) {
  const std::size_t at = text.find(name + " ");
  if (at == std::string::npos) return {-1, ""};
  const std::string line = text.substr(at + name.size() + 1, text.find('\n', at) - at - name.size() - 1);
  const std::size_t space = line.find(' ');
  const std::string digits = line.substr(0, space);
  const bool is_number = !digits.empty() && digits.size() < 18 && digits.find_first_not_of("0123456789") == digits.npos;
  if (space == std::string::npos || !is_number) return {-1, ""};
  return {std::stoll(digits), line.substr(space + 1)};
}

bool IsHash(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::optional<ChainHead> Part(const VerifyOptions& options, ChainHead ExportedHead::*part) {
  if (!options.exported) return std::nullopt;
  return (*options.exported).*part;
}

}  // namespace

std::string WriteHead(const ExportedHead& head) {
  return fmt::format("events {} {}\naudit {} {}\n", head.events.position, head.events.hash, head.audit.position,
                     head.audit.hash);
}

Result<ExportedHead> ReadHead(const std::string& text) {
  const ExportedHead head{ReadLine(text, "events"), ReadLine(text, "audit")};
  if (!IsHash(head.events.hash) || !IsHash(head.audit.hash)) {
    return InvalidInput(
        "This is not an exported head: it should say \"events\" and \"audit\", each with a position "
        "and a hash.");
  }
  return head;
}

ExportedHead HeadOf(Connection& connection) { return {HeadOf(EventHead(connection)), HeadOf(AuditHead(connection))}; }

void VerifyEvents(Connection& connection, const Digest& digest, const VerifyOptions& options,
                  std::vector<Finding>& findings) {
  ChainWalk walk("event", digest, Part(options, &ExportedHead::events), options.most, findings);
  const auto erasures = Erasures(connection);
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> sequences;
  ForEachStored(connection, [&](const StoredEvent& row) {
    walk.Add(row.position, row.canonical, row.chain);
    if (row.sequence != ++sequences[{row.stream.kind, row.stream.id}]) {
      walk.Say(row.position, "its place in its stream is wrong");
      sequences[{row.stream.kind, row.stream.id}] = row.sequence;
    }
    if (!row.erased && PayloadDigest(digest, row.salt, row.payload) != row.payload_digest) {
      walk.Say(row.position, "the payload is not what was written");
    }
    if (row.erased && erasures.count({row.position, row.erased_by}) == 0) {
      walk.Say(row.position, "the payload is gone, and no erasure says why");
    }
  });
  walk.End();
  const std::int64_t stray =
      connection.Number("SELECT count(*) FROM event_payload WHERE position NOT IN (SELECT position FROM event)");
  if (stray > 0) walk.Say(0, fmt::format("{} payloads belong to no event", stray));
}

void VerifyAudit(Connection& connection, const Digest& digest, const VerifyOptions& options,
                 std::vector<Finding>& findings) {
  ChainWalk walk("audit", digest, Part(options, &ExportedHead::audit), options.most, findings);
  Statement indexed = connection.Prepare("SELECT 1 FROM audit_subject WHERE subject = :id AND position = :position");
  std::int64_t pairs = 0;
  ForEachAudit(connection, [&](const StoredAudit& row) {
    walk.Add(row.position, row.canonical, row.chain);
    const std::set<std::int64_t> shown(row.shown.begin(), row.shown.end());
    pairs += static_cast<std::int64_t>(shown.size());
    for (const std::int64_t id : shown) {
      indexed.Bind(":id", id).Bind(":position", row.position);
      if (!indexed.Step()) walk.Say(row.position, fmt::format("record {} is missing from the index of who saw it", id));
      indexed.Reset();
    }
  });
  walk.End();
  if (connection.Number("SELECT count(*) FROM audit_subject") > pairs) {
    findings.push_back({"audit_subject", 0, "it names records that no audit row shows"});
  }
}

void VerifyBlobs(Connection& connection, const Digest& digest, std::vector<Finding>& findings) {
  Statement rows = connection.Prepare("SELECT rowid, digest, bytes, size FROM blob WHERE erased = 0");
  while (rows.Step()) {
    const bool is_whole = rows.Int(3) == static_cast<std::int64_t>(rows.Bytes(2).size());
    if (is_whole && HexOf(digest.Sha256(rows.Bytes(2))) == rows.Text(1)) continue;
    findings.push_back({"blob", rows.Int(0), "the attachment " + rows.String(1) + " is not what was kept"});
  }
}

// What the record points at must be there: a row that is gone has no digest to be wrong.
void VerifyPointedAt(Connection& connection, std::vector<Finding>& findings) {
  Statement files = connection.Prepare(
      "SELECT a.id FROM attachment a WHERE a.digest <> ''"
      " AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.digest = a.digest) ORDER BY a.id");
  while (files.Step())
    findings.push_back({"blob", 0, fmt::format("the file of the attachment {} is missing", files.Int(0))});
  Statement bundles = connection.Prepare(
      "SELECT c.bundle, c.pathway, c.pathway_version, count(*) FROM case_row c WHERE NOT EXISTS"
      " (SELECT 1 FROM bundle b WHERE b.digest = c.bundle) GROUP BY c.bundle ORDER BY c.pathway, c.pathway_version");
  while (bundles.Step())
    findings.push_back({"bundle", bundles.Int(2),
                        fmt::format("version {} of the pathway {}, on which {} cases run, is missing", bundles.Int(2),
                                    bundles.String(1), bundles.Int(3))});
}

void VerifyBundles(Connection& connection, const Digest& digest, std::vector<Finding>& findings) {
  for (const Bundle& bundle : AllBundles(connection)) {
    if (HexOf(digest.Sha256(bundle.text)) == bundle.digest) continue;
    findings.push_back(
        {"bundle", bundle.version,
         fmt::format("version {} of the pathway {} is not what was kept", bundle.version, bundle.pathway)});
  }
}

std::vector<Finding> Verify(Connection& connection, const Digest& digest, const Projections& projections,
                            const VerifyOptions& options) {
  std::vector<Finding> findings;
  // What cannot be read at all is a finding too, and the other parts are looked at all the same.
  const auto look_at = [&findings](const char* part, const auto& look) {
    try {
      look();
    } catch (const std::exception& fault) {
      findings.push_back({part, 0, std::string("this part cannot be read: ") + fault.what()});
    }
  };
  look_at("event", [&] { VerifyEvents(connection, digest, options, findings); });
  look_at("audit", [&] { VerifyAudit(connection, digest, options, findings); });
  look_at("blob", [&] { VerifyBlobs(connection, digest, findings); });
  look_at("bundle", [&] { VerifyBundles(connection, digest, findings); });
  look_at("blob", [&] { VerifyPointedAt(connection, findings); });
  look_at("schema", [&] { VerifySchema(connection, findings); });
  look_at("credential", [&] { VerifyAccounts(connection, findings); });
  look_at("command", [&] { VerifyCommands(connection, options, findings); });
  look_at("case_row", [&] { VerifyCases(connection, options, findings); });
  look_at("counter", [&] { VerifyCounter(connection, findings); });
  if (options.projections)
    look_at("projections", [&] { VerifyProjections(connection, projections, options, findings); });
  return findings;
}

}  // namespace caseway::storage
