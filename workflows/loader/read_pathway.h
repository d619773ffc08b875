// Reads pathway.toml (workflows/README.md). Faults are appended; what could be read is returned.
//
//   Definition definition = ReadPathway(tree.root, faults);
//
// Threads: a function of its arguments.
#pragma once

#include "core/pathway/definition.h"
#include "core/pathway/fault.h"
#include "workflows/loader/toml_tree.h"

namespace caseway::loader {

pathway::Definition ReadPathway(const TomlNode& root, pathway::Faults& faults);

}  // namespace caseway::loader
