#include "storage/sqlite/import_results.h"

#include "storage/sqlite/unremembered.h"

namespace caseway::storage {
namespace {

constexpr std::int64_t kMostKept = 50;

}  // namespace

Result<void> SqliteImportResults::Keep(const std::string& name, const Document& result, Instant at) {
  return Write(writer_, [&](Connection& connection) {
    auto keep = connection.Prepare("INSERT OR REPLACE INTO import_result VALUES (:name, :at, :result)");
    keep.Bind(":name", name).Bind(":at", MicrosOf(at)).Bind(":result", WriteJson(result)).Run();
    connection
        .Prepare(
            "DELETE FROM import_result WHERE name NOT IN (SELECT name FROM import_result ORDER BY at DESC, name"
            " LIMIT :most)")
        .Bind(":most", kMostKept)
        .Run();
  });
}

Result<std::optional<Document>> SqliteImportResults::Find(const std::string& name) const {
  return Guarded([&]() -> Result<std::optional<Document>> {
    auto row = database_.Reader().Prepare("SELECT result FROM import_result WHERE name = :name");
    if (!row.Bind(":name", name).Step()) return std::optional<Document>();
    auto result = ReadJson(row.Text(0));
    if (!result) return result.error();
    return std::optional<Document>(*std::move(result));
  });
}

}  // namespace caseway::storage
