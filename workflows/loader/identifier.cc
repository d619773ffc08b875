#include "workflows/loader/identifier.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

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

void CheckFileName(const std::string& path, const std::string& id, const forms::Place& place, pathway::Faults& faults) {
  const std::filesystem::path file(path);
  if (id.empty() || id == file.stem().string()) return;
  faults.push_back(
      {place, "PW-FILE-NAME", fmt::format("“{}” stands in a file named “{}”.", id, file.filename().string())});
}

}  // namespace caseway::loader
