#include "app/live.h"

namespace caseway::app {
namespace {

void ApplySettings(pathway::Library& library, const std::vector<SettingRow>& rows) {
  for (auto& [id, setting] : library.council.settings) {
    std::vector<DatedValue> values = setting.history.values();
    for (const auto& row : rows) {
      if (row.name == id) values.push_back({row.from, row.value, row.reason});
    }
    setting.history = SettingHistory(std::move(values));
  }
}

void ApplyTeams(pathway::Library& library, const std::vector<TeamRow>& rows) {
  for (const auto& row : rows) {
    auto& team = library.council.teams[row.key];
    team.id = row.key;
    team.title = row.title;
    team.calendar = row.calendar;
  }
}

}  // namespace

Result<access::RoleBook> ReadRoles(const pathway::Library& library) {
  access::RoleBook book;
  for (const auto& [id, role] : library.roles) {
    book.Add(id);
    for (const auto& name : role.permissions) {
      const auto permission = access::ParsePermission(name);
      if (!permission)
        return InvalidInput("workflows/roles.toml: the role " + id + " holds " + name +
                            ", which the program does not have.");
      book.Grant(id, *permission);
    }
  }
  return book;
}

std::shared_ptr<const web::Live> BuildLive(const pathway::Library& shipped, Record& record) {
  auto live = std::make_shared<web::Live>();
  live->library = shipped;
  ApplySettings(live->library, record.council().Settings());
  ApplyTeams(live->library, record.council().Teams());
  if (auto roles = ReadRoles(live->library)) live->roles = *std::move(roles);
  return live;
}

}  // namespace caseway::app
