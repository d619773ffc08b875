#include "web/views/administration.h"

namespace caseway::web {

using access::Permission;

void AdministrationLinks(html::Writer& w, const Visit& visit, std::string_view current) {
  struct Item {
    const char* text;
    std::string_view path;
    Permission permission;
  };
  constexpr Item kItems[] = {{"Users", "/users", Permission::kManageUsers},
                             {"Waiting", "/users/proposals", Permission::kManageUsers},
                             {"Teams", "/teams", Permission::kManageTeams},
                             {"Settings", "/settings", Permission::kManageSettings},
                             {"Calendars", "/calendars", Permission::kManageSettings}};
  html::SubNavigationOptions links{.label = "Administration"};
  for (const auto& item : kItems) {
    if (visit.Holds(item.permission))
      links.items.push_back({.text = item.text, .href = *html::Url::Check(item.path), .active = item.path == current});
  }
  html::SubNavigation(w, links);
}

std::string RoleTitle(const Visit& visit, const std::string& role) {
  const auto found = visit.library().roles.find(role);
  return found == visit.library().roles.end() ? role : found->second.title;
}

std::string RoleTitles(const Visit& visit, const std::vector<std::string>& roles) {
  std::string titles;
  for (const auto& role : roles) titles += (titles.empty() ? "" : ", ") + RoleTitle(visit, role);
  return titles;
}

}  // namespace caseway::web
