// Reads forms/*.toml and codes/*.toml (workflows/README.md). Faults are appended; what could be read is returned.
//
//   FormDefinition form = ReadForm(tree.root, faults);
//   CodeList list = ReadCodeList(tree.root, faults);
//
// Threads: functions of their arguments.
#pragma once

#include "core/forms/code_list.h"
#include "core/forms/form.h"
#include "core/pathway/fault.h"
#include "workflows/loader/toml_tree.h"

namespace caseway::loader {

forms::FormDefinition ReadForm(const TomlNode& root, pathway::Faults& faults);
forms::CodeList ReadCodeList(const TomlNode& root, pathway::Faults& faults);

}  // namespace caseway::loader
