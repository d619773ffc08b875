// Reads roles.toml, teams.toml and settings.toml (workflows/README.md). Faults are appended.
//
//   ReadRoles(tree.root, library, faults);
//
// Threads: functions of their arguments.
#pragma once

#include "core/pathway/bundle.h"
#include "core/pathway/fault.h"
#include "workflows/loader/toml_tree.h"

namespace caseway::loader {

void ReadRoles(const TomlNode& root, pathway::Library& library, pathway::Faults& faults);
void ReadTeams(const TomlNode& root, pathway::Library& library, pathway::Faults& faults);
void ReadSettings(const TomlNode& root, pathway::Library& library, pathway::Faults& faults);

}  // namespace caseway::loader
