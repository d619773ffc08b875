// Files written so that they are still there after a power cut, and hashed without being read into memory.
//
//   WriteDurably("head.txt", text);  SyncPath("data");  Sha256OfFile(digest, "caseway.db");
//
// Threads: safe. Errors: kInternal with the operating system's reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/ports/digest.h"
#include "core/result.h"

namespace caseway::storage {

// To "<path>.part" first, synced, then renamed; readable by its owner alone.
Result<void> WriteDurably(const std::filesystem::path& path, std::string_view bytes);
// Syncs a file or a folder.
Result<void> SyncPath(const std::filesystem::path& path);
Result<std::string> ReadFile(const std::filesystem::path& path);
// In hexadecimal.
Result<std::string> Sha256OfFile(const Digest& digest, const std::filesystem::path& path);

}  // namespace caseway::storage
