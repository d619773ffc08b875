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

// What an administrator has to do, each with its day: bank holidays that run out, dates counted without them, limits
// that are switched off from a day on (DESIGN section 7). Nothing when nothing is to do, or for others.
void AdministratorTasks(html::Writer& w, const Visit& visit, Record& record);

// "Social worker", for the id; the id itself when there is no such role.
std::string RoleTitle(const Visit& visit, const std::string& role);
std::string RoleTitles(const Visit& visit, const std::vector<std::string>& roles);

}  // namespace caseway::web
