// What hangs on a case: its parties, who is named on it, the cases it is linked to.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "core/document.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

// Named on a case without an end; a break-glass has one.
inline constexpr std::int64_t kWithoutEnd = std::numeric_limits<std::int64_t>::max();

void KeepParty(Connection& db, std::int64_t case_id, std::int64_t person, const std::string& role);
// Adds a list of user ids to those named.
void NameUsers(Connection& db, std::int64_t case_id, const Document& users);

}  // namespace caseway::storage
