// BuildLive: the shipped workflows with what this council has set: its teams and its dated settings.
//
//   auto live = BuildLive(library, record);   // shared, immutable; swapped whole after a change
//
// Threads: a function of its arguments.
#pragma once

#include <memory>

#include "core/ports/record.h"
#include "web/visit.h"

namespace caseway::app {

std::shared_ptr<const web::Live> BuildLive(const pathway::Library& shipped, Record& record);

// Roles and what each holds; permissions the program does not know are named.
Result<access::RoleBook> ReadRoles(const pathway::Library& library);

}  // namespace caseway::app
