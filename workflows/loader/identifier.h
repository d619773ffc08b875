// Identifier: how ids are written: lower case, digits, and underscores (states, questions) or hyphens (roles, codes).
//
// Internal to the loader.
#pragma once

#include <string>

#include "core/pathway/fault.h"
#include "workflows/loader/toml_tree.h"

namespace caseway::loader {

enum class IdentifierKind { kUnderscores, kHyphens, kDots };

bool IsIdentifier(std::string_view id, IdentifierKind kind);
// PW-BAD-ID at the key when it is not written so.
void CheckIdentifier(const TomlNode& node, IdentifierKind kind, pathway::Faults& faults);
// PW-FILE-NAME when a form, letter or list is not named like the file it stands in: it could not be found.
void CheckFileName(const std::string& path, const std::string& id, const forms::Place& place, pathway::Faults& faults);

}  // namespace caseway::loader
