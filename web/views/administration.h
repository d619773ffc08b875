// What the administration pages share: their links side by side, and the titles of roles and teams.
//
//   AdministrationLinks(w, visit, "/teams");
//
// Each link only for those who may open it. Threads: a page a call.
#pragma once

#include <string>
#include <vector>

#include "web/chrome.h"
#include "web/views/list_cells.h"

namespace caseway::web {

void AdministrationLinks(html::Writer& w, const Visit& visit, std::string_view current);

// "Social worker", for the id; the id itself when there is no such role.
std::string RoleTitle(const Visit& visit, const std::string& role);
std::string RoleTitles(const Visit& visit, const std::vector<std::string>& roles);

}  // namespace caseway::web
