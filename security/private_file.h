// Files that only the program's own account may read (mode 0600): keys. Threads: safe for different files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace caseway::security {

// Makes the file, whole and on the disk, or nothing. Errors: kConflict when there is one; kInternal otherwise.
Result<void> WritePrivateFile(const std::filesystem::path& file, std::string_view bytes);
// Errors: kNotFound; kForbidden when other accounts may read it (the sentence says how to mend it); kInternal.
Result<std::string> ReadPrivateFile(const std::filesystem::path& file);

}  // namespace caseway::security
