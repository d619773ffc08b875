// SqliteBlobs: attachments and made letters under the digest of their bytes; and pathway bundles under theirs.
//
//   Result<void> kept = KeepBundle(connection, {digest, "safeguarding", 1, text});   // kConflict: changed, same number
//
// Threads: safe to share; keeping runs inside a command's work.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/blobs.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

// On the writer's connection, inside a savepoint. Errors: SqliteError. Kept again after erasure, the bytes are back.
void KeepBlob(Connection& connection, const std::string& digest, std::string_view bytes);
// Leaves the digest and that it was erased.
void EraseBlob(Connection& connection, const std::string& digest);

struct Bundle {
  std::string digest;
  std::string pathway;
  int version = 0;
  std::string text;
};

// Keeps it when its digest is first seen. Errors: kConflict when this version of the pathway has another digest.
Result<void> KeepBundle(Connection& connection, const Bundle& bundle);
std::optional<Bundle> FindBundle(Connection& connection, const std::string& digest);
std::vector<Bundle> AllBundles(Connection& connection);

class SqliteBlobs : public BlobStore {
 public:
  explicit SqliteBlobs(Database& database) : database_(database) {}
  Result<std::string> Put(WriteSession& session, std::string_view bytes) override;
  Result<std::string> Get(const std::string& digest) const override;

 private:
  Database& database_;
};

}  // namespace caseway::storage
