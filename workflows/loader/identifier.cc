#include "workflows/loader/identifier.h"

#include <fmt/format.h>

#include <algorithm>

namespace caseway::loader {
namespace {

bool IsAllowed(char c, IdentifierKind kind) {
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return true;
  switch (kind) {
    case IdentifierKind::kUnderscores: return c == '_';
    case IdentifierKind::kHyphens: return c == '-';
    case IdentifierKind::kDots: return c == '_' || c == '.' || c == '-';
  }
  return false;
}

}  // namespace

bool IsIdentifier(std::string_view id, IdentifierKind kind) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [&](char c) { return IsAllowed(c, kind); });
}

void CheckIdentifier(const TomlNode& node, IdentifierKind kind, pathway::Faults& faults) {
  if (IsIdentifier(node.key, kind)) return;
  const bool hyphens = kind == IdentifierKind::kHyphens;
  faults.push_back({node.key_place, "PW-BAD-ID",
                    fmt::format("“{}” is no id: use lower case letters, digits and {}.", node.key,
                                hyphens ? "hyphens" : "underscores")});
}

}  // namespace caseway::loader
