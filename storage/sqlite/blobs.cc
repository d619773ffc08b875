#include "storage/sqlite/blobs.h"

#include "storage/sqlite/chain.h"
#include "storage/sqlite/group_writer.h"

namespace caseway::storage {

namespace {

Bundle ReadBundle(const Statement& row) {
  return {row.String(0), row.String(1), static_cast<int>(row.Int(2)), row.String(3)};
}

}  // namespace

void KeepBlob(Connection& connection, const std::string& digest, std::string_view bytes) {
  Statement row = connection.Prepare(
      "INSERT INTO blob (digest, size, bytes) VALUES (:digest, :size, :bytes)"
      " ON CONFLICT (digest) DO UPDATE SET bytes = excluded.bytes, erased = 0 WHERE erased = 1");
  row.Bind(":digest", digest).Bind(":size", static_cast<std::int64_t>(bytes.size())).BindBytes(":bytes", bytes).Run();
}

void EraseBlob(Connection& connection, const std::string& digest) {
  connection.Prepare("UPDATE blob SET bytes = NULL, erased = 1 WHERE digest = :digest").Bind(":digest", digest).Run();
}

Result<void> KeepBundle(Connection& connection, const Bundle& bundle) {
  Statement known = connection.Prepare("SELECT digest FROM bundle WHERE pathway = :pathway AND version = :version");
  known.Bind(":pathway", bundle.pathway).Bind(":version", bundle.version);
  if (known.Step()) {
    if (known.Text(0) == bundle.digest) return {};
    return Conflict("Version " + std::to_string(bundle.version) + " of " + bundle.pathway +
                    " is in use with other content. Give the changed pathway a new version.");
  }
  Statement row = connection.Prepare("INSERT INTO bundle VALUES (:digest, :pathway, :version, :text)");
  row.Bind(":digest", bundle.digest).Bind(":pathway", bundle.pathway).Bind(":version", bundle.version);
  row.Bind(":text", bundle.text).Run();
  return {};
}

std::optional<Bundle> FindBundle(Connection& connection, const std::string& digest) {
  Statement row = connection.Prepare("SELECT digest, pathway, version, text FROM bundle WHERE digest = :digest");
  row.Bind(":digest", digest);
  if (!row.Step()) return std::nullopt;
  return ReadBundle(row);
}

std::vector<Bundle> AllBundles(Connection& connection) {
  Statement rows = connection.Prepare("SELECT digest, pathway, version, text FROM bundle ORDER BY pathway, version");
  std::vector<Bundle> bundles;
  while (rows.Step()) bundles.push_back(ReadBundle(rows));
  return bundles;
}

Result<std::string> SqliteBlobs::Put(WriteSession& session, std::string_view bytes) {
  std::string digest = HexOf(database_.digest().Sha256(bytes));
  KeepBlob(ConnectionOf(session), digest, bytes);
  return digest;
}

Result<std::string> SqliteBlobs::Get(const std::string& digest) const {
  return Guarded([&]() -> Result<std::string> {
    Statement row = database_.Reader().Prepare("SELECT bytes FROM blob WHERE digest = :digest AND erased = 0");
    row.Bind(":digest", digest);
    if (!row.Step()) return NotFound("This file is not here, or was erased.");
    std::string bytes(row.Bytes(0));
    if (HexOf(database_.digest().Sha256(bytes)) != digest) return Internal("attachment " + digest + " has changed");
    return bytes;
  });
}

}  // namespace caseway::storage
