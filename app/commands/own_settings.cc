#include "app/commands/own_settings.h"

#include "security/digest.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/projections/projections.h"
#include "storage/sqlite/record.h"

namespace caseway::app {

Result<std::vector<SettingRow>> OwnSettings(const std::filesystem::path& data) {
  const security::OpenSslDigest digest;
  const auto database = storage::Database::Open(
      {.folder = data, .digest = digest, .projections = storage::CaseworkProjections(), .read_only = true});
  if (!database) return database.error();
  return storage::Guarded([&]() -> Result<std::vector<SettingRow>> {
    const storage::ReadSnapshot snapshot((*database)->Reader());
    storage::SqliteRecord record(snapshot.connection());
    return record.council().Settings();
  });
}

}  // namespace caseway::app
